import { operation } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { lockOrder, type OfOrder, shopOfOrder } from './lock-order.ts';

/** @returns false when it was in the oven already. */
export const startBaking = operation({
  name: 'start-baking',
  allow: ['employee', 'owner'],
  shop: shopOfOrder,
  async run({ em, emit }, { personId }, { orderId }: OfOrder) {
    const order = await lockOrder(em, orderId);
    const moved = moveOrder(em, order, 'baking', personId);
    if (moved) emit({ type: 'order.baking', orderId });
    return moved;
  },
});
