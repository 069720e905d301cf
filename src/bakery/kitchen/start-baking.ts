import { operation } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { lockOrder, type OfOrder, shopOfOrder } from './lock-order.ts';

export const startBaking = operation({
  name: 'start-baking',
  allow: ['employee', 'owner'],
  shop: shopOfOrder,
  async run({ em, emit }, { personId }, { orderId }: OfOrder) {
    const order = await lockOrder(em, orderId);
    if (moveOrder(em, order, 'baking', personId)) emit({ type: 'order.baking', orderId });
  },
});
