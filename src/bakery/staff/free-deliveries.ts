import { noteDeed } from '../deliveries/assigning/note-deed.ts';
import { lockDelivery } from '../deliveries/lock-delivery.ts';
import { lockOrder } from '../kitchen/lock-order.ts';
import type { Work } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { rows } from '../rows.ts';

/**
 * What somebody was to bring for a shop is free again: what they had not picked up is offered to the others, and what
 * they are on the way with counts as come back, so that the kitchen hears of it and decides.
 * Call it for a role that `lockRole` has locked.
 * @param by who sent them away.
 */
export async function freeDeliveries(work: Work, courierId: number, shopId: number, by: number): Promise<void> {
  const { em, now, emit } = work;
  const open = await rows<{ orderId: number }>(em)`
    select d.order_id as "orderId" from delivery d join orders o on o.id = d.order_id
    where d.courier_id = ${courierId} and o.shop_id = ${shopId} and d.status in ('accepted', 'picked_up')
    order by d.order_id`;
  for (const { orderId } of open) {
    const order = await lockOrder(em, orderId);
    const delivery = await lockDelivery(em, orderId);
    await em.populate(delivery, ['courier']);
    if (delivery.isOnTheWayWith(courierId)) {
      delivery.failBy(courierId, 'courier-gone', now);
      moveOrder(em, order, 'ready', by, '#courier-gone');
      emit({ type: 'delivery.failed', orderId, courierId });
    } else if (delivery.takeFrom(courierId, 'taken-away', now)) {
      await noteDeed(em, delivery.id, courierId, 'taken-away');
      emit({ type: 'delivery.given_back', orderId, courierId });
    }
  }
}
