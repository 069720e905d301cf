import { operation } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { Refusal } from '../refusal.ts';
import { lockOrder, type OfOrder, shopOfOrder } from './lock-order.ts';

/** @returns false when it was ready already. Not from `in_transit`, though the table knows that way: it is for deliveries that failed. */
export const markReady = operation({
  name: 'mark-ready',
  allow: ['employee', 'owner'],
  shop: shopOfOrder,
  async run({ em, emit }, { personId }, { orderId }: OfOrder) {
    const order = await lockOrder(em, orderId);
    if (order.status === 'in_transit') throw new Refusal('order.not-now', { number: orderId, context: order.status });
    const moved = moveOrder(em, order, 'ready', personId);
    if (moved) emit({ type: 'order.ready', orderId });
    return moved;
  },
});
