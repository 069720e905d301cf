import { useUpSpare } from '../kitchen/baking/use-up-spare.ts';
import { isReadyToGo, lockOrder, type OfOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { operation } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { Refusal } from '../refusal.ts';
import { lockDelivery } from './lock-delivery.ts';

export const pickUpDelivery = operation({
  name: 'pick-up-delivery',
  allow: ['courier'],
  shop: shopOfOrder,
  async run({ em, now, emit }, { personId }, { orderId }: OfOrder) {
    const order = await lockOrder(em, orderId);
    const delivery = await lockDelivery(em, orderId);
    if (!delivery.pickUpBy(personId, now)) return;
    if (!(await isReadyToGo(em, order))) throw new Refusal('delivery.not-ready', { number: orderId });
    if (order.status === 'pending') await useUpSpare({ em, now }, orderId);
    moveOrder(em, order, 'in_transit', personId);
    emit({ type: 'delivery.picked_up', orderId });
  },
});
