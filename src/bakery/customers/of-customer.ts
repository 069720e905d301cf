import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

export interface OfCustomer {
  /** The row of the shop, not the person. */
  readonly customerId: number;
}

/** The shop whose staff may look after a customer. */
export async function shopOfCustomer(em: SqlEntityManager, { customerId }: OfCustomer): Promise<number | undefined> {
  const [found] = await rows<{ shopId: number }>(em)`
    select shop_id as "shopId" from customer where id = ${customerId}`;
  return found?.shopId;
}

export interface LockedCustomer {
  readonly shopId: number;
  readonly personId: number;
  readonly isMet: boolean;
  readonly phone: string | null;
}

/** @throws {Refusal} `customer.gone` */
export async function lockCustomer(em: SqlEntityManager, { customerId }: OfCustomer): Promise<LockedCustomer> {
  const [found] = await rows<LockedCustomer>(em)`
    select shop_id as "shopId", person_id as "personId", is_met as "isMet", phone
    from customer where id = ${customerId} for no key update`;
  if (!found) throw new Refusal('customer.gone');
  return found;
}
