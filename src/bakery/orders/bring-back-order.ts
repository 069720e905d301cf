import type { Work } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { crossedLow, tellLow } from '../stock/crossed-low.ts';
import { moveBack } from './move-order.ts';
import type { Order } from './order.ts';
import type { OrderStatus } from './order-status.ts';

/**
 * Undoes `callOffOrder` for an order that the caller has locked: its stock is taken from the shelf once more, and its
 * delivery is free. Whoever had it has heard that it is off and may be elsewhere; they are asked with the others.
 * @param by id of the person who was wrong.
 * @throws {Refusal} `order.not-undone` when somebody else has bought its bread meanwhile, `order.not-now`.
 */
export async function bringBackOrder({ em, emit }: Work, order: Order, to: OrderStatus, by: number): Promise<void> {
  moveBack(em, order, to, by);
  order.cancelReason = null;
  await em.flush();
  await rows(em)`
    with freed as (
      select id, courier_id from delivery where order_id = ${order.id} and status = 'called_off' for update
    ), asked as (
      insert into offer (delivery_id, courier_id) select id, courier_id from freed where courier_id is not null
      on conflict do nothing
    )
    update delivery d set status = 'offered', courier_id = null, accepted_at = null, offered_at = now(), calls = 0,
      version = version + 1
    from freed where d.id = freed.id`;
  tellLow(emit, await takeAgain(em, order.id, by));
}

/**
 * What has no stock any more is baked to order by now: as when it was put back, there is nothing to count.
 * @returns the products of which little is left now.
 */
async function takeAgain(em: Work['em'], orderId: number, by: number): Promise<number[]> {
  const lines = await rows<{ name: string; isThere: boolean }>(em)`
    select p.name, p.stock >= l.quantity as "isThere" from order_line l join product p on p.id = l.product_id
    where l.order_id = ${orderId} and l.from_stock and p.stock is not null order by p.id for update of p`;
  const gone = lines.find(({ isThere }) => !isThere);
  if (gone) throw new Refusal('order.not-undone', { number: orderId, name: gone.name, context: 'sold' });
  const [taken] = await rows<{ low: number[] }>(em)`
    with line as (
      select p.id, l.quantity from order_line l join product p on p.id = l.product_id
      where l.order_id = ${orderId} and l.from_stock and p.stock is not null
    ), taken as (
      update product p set stock = p.stock - line.quantity, version = p.version + 1 from line where p.id = line.id
      returning p.id, p.stock, p.low_at, line.quantity
    ), moved as (
      insert into stock_movement (product_id, quantity, reason, order_id, by_id)
      select id, -quantity, 'order', ${orderId}::int, ${by}::int from line
    )
    select ${crossedLow} as low`;
  return taken!.low;
}
