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

/** The orders that are on their way with a courier, and whose they are. */
export async function ordersWith(em: SqlEntityManager, courierId: number): Promise<OrderOnItsWay[]> {
  return rows<OrderOnItsWay>(em)`
    select o.id as "orderId", o.customer_id as "personId", o.latitude is not null as "hasPoint"
    from delivery d join orders o on o.id = d.order_id where d.courier_id = ${courierId} and d.status = 'picked_up' order by o.id`;
}

export interface OrderOnItsWay {
  readonly orderId: number;
  readonly personId: number;
  /** So that it can be said how far away the courier is. */
  readonly hasPoint?: boolean;
}
