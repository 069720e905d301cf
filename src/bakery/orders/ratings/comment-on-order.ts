import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { lockOwnOrder } from '../lock-own-order.ts';
import { endOf } from '../order-end.queries.ts';
import { canBeRated } from '../since-its-end.ts';

export interface Comment {
  readonly orderId: number;
  /** 1-300 characters. */
  readonly comment: string;
}

/**
 * A few words with the stars, once.
 * @throws {Refusal} `order.unknown`, `order.not-ratable` without stars or after 30 days, `order.commented-before`.
 */
export const commentOnOrder = operation({
  name: 'comment-on-order',
  allow: ['anybody'],
  async run({ em, now, emit }, { personId }, { orderId, comment }: Comment) {
    const order = await lockOwnOrder(em, orderId, personId);
    if (order.ratingComment) throw new Refusal('order.commented-before', { number: orderId });
    const isPossible = Boolean(order.rating) && canBeRated(await endOf(em, order), now);
    if (!isPossible) throw new Refusal('order.not-ratable', { number: orderId });
    order.ratingComment = comment;
    emit({ type: 'order.rated', orderId });
  },
});
