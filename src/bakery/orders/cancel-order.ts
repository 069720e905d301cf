import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { callOffOrder } from './call-off-order.ts';
import { lockOwnOrder } from './lock-own-order.ts';

/**
 * The customer changes their mind, which they may until somebody works on it.
 * @throws {Refusal} `order.unknown` when it is not theirs, `order.not-cancellable` later on.
 */
export const cancelOrder = operation({
  name: 'cancel-order',
  allow: ['anybody'],
  async run(work, { personId }, { orderId }: { orderId: number }) {
    const order = await lockOwnOrder(work.em, orderId, personId);
    if (order.status !== 'pending' && order.status !== 'cancelled') {
      throw new Refusal('order.not-cancellable', { number: orderId });
    }
    await callOffOrder(work, order, personId);
  },
});
