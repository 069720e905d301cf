import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/** So many at once: their cards come a second apart. */
const SHOWN_AGAIN = 20;

/** @returns the ids of a customer's newest orders that are under way, the newest last. */
export async function openOrdersOf(em: SqlEntityManager, customerId: number): Promise<number[]> {
  const open = await rows<{ orderId: number }>(em)`
    select id as "orderId" from orders
    where customer_id = ${customerId} and status in ('pending', 'baking', 'ready', 'in_transit')
    order by id desc limit ${SHOWN_AGAIN}`;
  return open.map(({ orderId }) => orderId).reverse();
}
