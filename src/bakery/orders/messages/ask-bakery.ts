import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { lockOwnOrder } from '../lock-own-order.ts';
import { endOf } from '../order-end.queries.ts';
import { canTalk } from '../since-its-end.ts';
import { writeMessage } from './write-message.ts';

export interface Asking {
  readonly orderId: number;
  /** 1-1000 characters. */
  readonly text: string;
}

/**
 * The customer writes to those who bake the order.
 * @throws {Refusal} `order.unknown`, `talk.over` a day after the order has ended, `talk.too-many`.
 */
export const askTheBakery = operation({
  name: 'ask-bakery',
  allow: ['anybody'],
  async run(work, { personId }, { orderId, text }: Asking) {
    const order = await lockOwnOrder(work.em, orderId, personId);
    if (!canTalk(await endOf(work.em, order), work.now)) throw new Refusal('talk.over', { number: orderId });
    await writeMessage(work, { orderId, authorId: personId, audience: 'bakery', text });
  },
});
