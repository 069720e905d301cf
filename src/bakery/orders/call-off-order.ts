import { announceBack, type CameBack } from '../catalog/announce-back.ts';
import { freshSpare } from '../catalog/fresh-spare.ts';
import type { Work } from '../operation.ts';
import { rows } from '../rows.ts';
import { moveOrder } from './move-order.ts';
import type { Order } from './order.ts';

/**
 * Cancels an order that the caller has locked: its stock goes back to the shelf, its delivery is called off and
 * `order.cancelled` is emitted. Who may, and from which status, is the caller's rule besides the status table.
 * @param by id of the person who cancels.
 * @returns false when it was cancelled already.
 * @throws {Refusal} `order.not-now` once it has left or was completed.
 */
export async function callOffOrder(work: Work, order: Order, by: number, reason?: string): Promise<boolean> {
  const { em, emit } = work;
  const wasReady = order.status === 'ready';
  if (!moveOrder(em, order, 'cancelled', by, reason)) return false;
  order.cancelReason = reason ?? null;
  await em.flush();
  await rows(em)`update delivery set status = 'called_off', version = version + 1
    where order_id = ${order.id} and status in ('offered', 'accepted')`;
  await announceBack(work, await putBack(work, { orderId: order.id, by, wasReady }));
  emit({ type: 'order.cancelled', orderId: order.id });
  return true;
}

/**
 * What was baked for it is nobody's now. A product that has no stock any more (it is baked to order by now) has
 * nothing to count.
 */
async function putBack(
  { em, now }: Work,
  { orderId, by, wasReady }: { orderId: number; by: number; wasReady: boolean },
): Promise<CameBack[]> {
  return rows<CameBack>(em)`
    with line as (
      select p.id, l.quantity, l.from_stock and p.stock is not null as is_stocked,
        case when l.from_stock then 0 when ${wasReady}::boolean then l.quantity else l.baked end as baked
      from order_line l join product p on p.id = l.product_id
      where l.order_id = ${orderId}
      order by p.id for update of p
    ), unbaked as (
      update order_line set baked = 0 where order_id = ${orderId} and baked > 0
    ), freed as (
      update product p set spare = line.baked + ${freshSpare(now)}, spare_at = ${now}
      from line where p.id = line.id and line.baked > 0
    ), returned as (
      update product p set stock = p.stock + line.quantity, version = p.version + 1
      from line where p.id = line.id and line.is_stocked
    )
    insert into stock_movement (product_id, quantity, reason, order_id, by_id)
    select id, quantity, 'cancelled', ${orderId}::int, ${by}::int from line where is_stocked
    returning product_id as "productId", quantity as pieces`;
}
