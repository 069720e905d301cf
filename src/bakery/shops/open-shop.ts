import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** At night nobody wants to hear what can wait; the shop's owner may set it otherwise. */
const QUIET = { from: '22:00', to: '07:00' };

export interface NewShop {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly address: string;
  readonly language: string;
}

/** Whoever opens a shop owns it and looks at it from here on. */
export const openShop = operation({
  name: 'open-shop',
  allow: ['operator'],
  async run({ em }, { personId }, { name, currency, timeZone, address, language }: NewShop) {
    const [shop] = await rows<{ id: number }>(em)`
      insert into shop (name, currency, time_zone, address, language, quiet_from, quiet_to)
      values (${name}, ${currency}, ${timeZone}, ${address}, ${language}, ${QUIET.from}, ${QUIET.to})
      on conflict (name) do nothing returning id`;
    if (!shop) throw new Refusal('shop.name-taken', { name });
    await rows(em)`
      with looking as (update person set shop_id = ${shop.id}, work_shop_id = ${shop.id} where id = ${personId})
      insert into role (person_id, shop_id, kind) values (${personId}, ${shop.id}, 'owner')`;
    return { shopId: shop.id };
  },
});
