import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import type { Hours } from './hours/hours.ts';

/** At night nobody wants to hear what can wait; the shop's owner may set it otherwise. */
const QUIET = { from: '22:00', to: '07:00' };

export interface NewShop {
  readonly name: string;
  readonly description: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly address: string | null;
  /** Null: never closed. */
  readonly hours: Hours | null;
  readonly language: string;
}

/**
 * A shop that this person owns, looks at and works in from here on. What is changed is written to its audit trail.
 * @throws {Refusal} `shop.name-taken`
 */
export async function makeShop(em: SqlEntityManager, personId: number, shop: NewShop): Promise<number> {
  const { name, description, currency, timeZone, address, hours, language } = shop;
  const [made] = await rows<{ id: number }>(em)`
    insert into shop (name, description, currency, time_zone, address, hours, language, quiet_from, quiet_to)
    values (${name}, ${description ?? ''}, ${currency}, ${timeZone}, ${address ?? ''},
      ${hours === null ? null : JSON.stringify(hours)}::jsonb, ${language}, ${QUIET.from}, ${QUIET.to})
    on conflict (name) do nothing returning id`;
  if (!made) throw new Refusal('shop.name-taken', { name });
  await rows(em)`select set_config('bulka.shop', ${String(made.id)}, true)`;
  await rows(em)`
    with looking as (
      update person set shop_id = ${made.id}, work_shop_id = ${made.id}, opening = null where id = ${personId}
    )
    insert into role (person_id, shop_id, kind) values (${personId}, ${made.id}, 'owner')`;
  return made.id;
}
