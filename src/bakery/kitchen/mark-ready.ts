import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { becomeReady } from './become-ready.ts';
import { lockOrder, type OfOrder, shopOfOrder } from './lock-order.ts';

/** @returns false when it was ready already. Not from `in_transit`, though the table knows that way: it is for deliveries that failed. */
export const markReady = operation({
  name: 'mark-ready',
  allow: ['employee', 'owner'],
  shop: shopOfOrder,
  async run(work, { personId }, { orderId }: OfOrder) {
    const order = await lockOrder(work.em, orderId);
    if (order.status === 'in_transit') throw new Refusal('order.not-now', { number: orderId, context: order.status });
    return becomeReady(work, order, personId);
  },
});
