import { LockMode } from '@mikro-orm/core';
import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { callOffOrder } from './call-off-order.ts';
import { Order } from './order.ts';

/**
 * The customer changes their mind, which they may until somebody works on it.
 * @throws {Refusal} `order.unknown` when it is not theirs, `order.not-cancellable` later on.
 */
export const cancelOrder = operation({
  name: 'cancel-order',
  allow: ['anybody'],
  async run(work, { personId }, { orderId }: { orderId: number }) {
    const order = await work.em.findOneOrFail(
      Order,
      { id: orderId, customer: personId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler: () => new Refusal('order.unknown') },
    );
    if (order.status !== 'pending' && order.status !== 'cancelled') {
      throw new Refusal('order.not-cancellable', { number: orderId });
    }
    await callOffOrder(work, order, personId);
  },
});
