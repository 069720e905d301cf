import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { personWithPhone } from './person-with-phone.ts';

export interface NewCustomer {
  readonly shopId: number;
  /** E.164. */
  readonly phone: string;
  readonly called: string;
  readonly email: string | null;
}

/**
 * Whom the shop knows already stays as they are. Whoever has this number elsewhere becomes this shop's customer, and it
 * learns nothing of them but what it has written down itself: the answer is the same for a number nobody has.
 * @returns isNew: false when the shop knew the number.
 */
export const registerCustomer = operation({
  name: 'register-customer',
  allow: ['employee', 'owner'],
  shop: async (_em, { shopId }: NewCustomer) => shopId,
  audited: true,
  async run({ em }, actor, { shopId, phone, called, email }) {
    const personId = await personWithPhone(em, phone, called);
    const known = await customerWithPhone(em, shopId, phone);
    if (known !== undefined) return { customerId: known, isNew: false };
    const [made] = await rows<{ id: number }>(em)`
      insert into customer (shop_id, person_id, registered_by_id, called, phone, email, is_met)
      values (${shopId}, ${personId}, ${actor.personId}, ${called}, ${phone}, ${email}, false)
      on conflict (shop_id, person_id) do nothing returning id`;
    if (made) return { customerId: made.id, isNew: true };
    // They have ordered since the look above.
    const [met] = await rows<{ id: number }>(em)`
      select id from customer where shop_id = ${shopId} and person_id = ${personId}`;
    return { customerId: met!.id, isNew: false };
  },
});

/** By what the shop wrote down, or by the own number of somebody it has met. */
export async function customerWithPhone(
  em: SqlEntityManager,
  shopId: number,
  phone: string,
): Promise<number | undefined> {
  const [found] = await rows<{ id: number }>(em)`
    select id from customer where shop_id = ${shopId} and (phone = ${phone}
      or person_id = (select id from person where phone = ${phone})) order by is_met desc, id limit 1`;
  return found?.id;
}
