import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/** So many at once: their cards come a second apart. */
const SHOWN_AGAIN = 20;

export interface OfStaff {
  readonly orderId: number;
  /** Who works on it. */
  readonly personId: number;
}

/** Who has cards of the open orders of a customer, as `staffOf` says. */
export async function staffOfCustomer(em: SqlEntityManager, customerId: number): Promise<OfStaff[]> {
  return rows<OfStaff>(em)`
    select o.id as "orderId", r.person_id as "personId" from orders o
      join role r on r.shop_id = o.shop_id and r.active
    where o.customer_id = ${customerId} and o.status in ('pending', 'baking', 'ready', 'in_transit')
      and r.kind = case
        when exists (select from role e where e.shop_id = o.shop_id and e.active and e.kind = 'employee')
        then 'employee' else 'owner' end
      and (group_of(o.shop_id) is null or exists (select from card c where c.code = 'kit.card'
        and c.subject_id = o.id and c.person_id = r.person_id and c.message_id is not null))
    order by o.id, r.person_id`;
}

/** Who is to have cards of a shop's open orders, now that there is no group for them. */
export async function staffOfShop(em: SqlEntityManager, readerId: number): Promise<OfStaff[]> {
  return rows<OfStaff>(em)`
    select o.id as "orderId", r.person_id as "personId" from group_board b
      join orders o on o.shop_id = b.shop_id and o.status in ('pending', 'baking', 'ready', 'in_transit')
      join role r on r.shop_id = b.shop_id and r.active
    where b.reader_id = ${readerId} and group_of(b.shop_id) is null and r.kind = case
      when exists (select from role e where e.shop_id = b.shop_id and e.active and e.kind = 'employee')
      then 'employee' else 'owner' end
    order by o.id, r.person_id`;
}

/** @returns the ids of the newest orders that wait for this person's kitchen, the newest last. */
export async function kitchenOrdersOf(em: SqlEntityManager, personId: number): Promise<number[]> {
  const open = await rows<{ orderId: number }>(em)`
    select o.id as "orderId" from role r join orders o on o.shop_id = r.shop_id
    where r.person_id = ${personId} and r.active and o.status in ('pending', 'baking', 'ready')
      and r.kind = case
        when exists (select from role e where e.shop_id = o.shop_id and e.active and e.kind = 'employee')
        then 'employee' else 'owner' end
      and (group_of(o.shop_id) is null or exists (select from card c where c.code = 'kit.card'
        and c.subject_id = o.id and c.person_id = r.person_id and c.message_id is not null))
    order by o.id desc limit ${SHOWN_AGAIN}`;
  return open.map(({ orderId }) => orderId).reverse();
}
