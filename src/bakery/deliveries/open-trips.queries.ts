import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/** So many at once: their cards come a second apart. */
const SHOWN_AGAIN = 20;

export interface OfCourier {
  readonly orderId: number;
  readonly courierId: number;
}

/** Who is under way to a customer, or will be. */
export async function couriersOfCustomer(em: SqlEntityManager, customerId: number): Promise<OfCourier[]> {
  return rows<OfCourier>(em)`
    select o.id as "orderId", d.courier_id as "courierId" from orders o join delivery d on d.order_id = o.id
    where o.customer_id = ${customerId} and d.status in ('accepted', 'picked_up') order by o.id`;
}

/** @returns the ids of a courier's newest open deliveries and of the offers that still wait, the newest last. */
export async function openTripsOf(em: SqlEntityManager, courierId: number): Promise<number[]> {
  const open = await rows<{ orderId: number }>(em)`
    select order_id as "orderId" from (
      select order_id from delivery where courier_id = ${courierId} and status in ('accepted', 'picked_up')
      union all
      select d.order_id from offer f join delivery d on d.id = f.delivery_id
      where f.courier_id = ${courierId} and d.status = 'offered'
    ) open order by order_id desc limit ${SHOWN_AGAIN}`;
  return open.map(({ orderId }) => orderId).reverse();
}
