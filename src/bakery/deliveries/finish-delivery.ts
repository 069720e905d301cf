import { countSold } from '../catalog/count-sold.ts';
import { lockOrder, type OfOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { operation } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { lockDelivery } from './lock-delivery.ts';

/** The customer has it: the delivery and its order are done. */
export const finishDelivery = operation({
  name: 'finish-delivery',
  allow: ['courier'],
  shop: shopOfOrder,
  async run({ em, now, emit }, { personId }, { orderId }: OfOrder) {
    const order = await lockOrder(em, orderId);
    const delivery = await lockDelivery(em, orderId);
    if (!delivery.deliverBy(personId, now)) return;
    moveOrder(em, order, 'completed', personId);
    await countSold(em, orderId);
    emit({ type: 'order.completed', orderId });
  },
});
