import { countSold } from '../catalog/count-sold.ts';
import { operation } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { Refusal } from '../refusal.ts';
import { useUpSpare } from './baking/use-up-spare.ts';
import { isReadyToGo, lockOrder, type OfOrder, shopOfOrder } from './lock-order.ts';

/** The customer takes the order at the counter. @returns false when they had it already. */
export const handOverOrder = operation({
  name: 'hand-over-order',
  allow: ['employee', 'owner'],
  shop: shopOfOrder,
  async run({ em, now, emit }, { personId }, { orderId }: OfOrder) {
    const order = await lockOrder(em, orderId);
    if (order.status === 'completed') return false;
    if (order.fulfilment !== 'pickup') throw new Refusal('order.for-a-courier', { number: orderId });
    if (!(await isReadyToGo(em, order))) {
      throw new Refusal('order.not-now', { number: orderId, context: order.status });
    }
    if (order.status === 'pending') await useUpSpare({ em, now }, orderId);
    moveOrder(em, order, 'completed', personId);
    await countSold(em, orderId);
    emit({ type: 'order.completed', orderId });
    return true;
  },
});
