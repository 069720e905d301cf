import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { lockOwnOrder } from '../lock-own-order.ts';
import { endOf } from '../order-end.queries.ts';
import { canBeRated } from '../since-its-end.ts';

export interface Rating {
  readonly orderId: number;
  /** 1-5 */
  readonly stars: number;
}

/**
 * Says once how a completed order was; its products share the stars.
 * @throws {Refusal} `order.unknown`, `order.not-ratable` before it is completed and 30 days later, `order.rated-before`.
 */
export const rateOrder = operation({
  name: 'rate-order',
  allow: ['anybody'],
  async run({ em, now, emit }, { personId }, { orderId, stars }: Rating) {
    const order = await lockOwnOrder(em, orderId, personId);
    if (order.rating) throw new Refusal('order.rated-before', { number: orderId, stars: order.rating });
    const isPossible = stars >= 1 && stars <= 5 && canBeRated(await endOf(em, order), now);
    if (!isPossible) throw new Refusal('order.not-ratable', { number: orderId });
    order.rating = stars;
    order.ratedAt = now;
    await em.flush();
    await share(em, orderId, stars);
    emit({ type: 'order.rated', orderId });
  },
});

/** By id, so that two ratings never wait for each other. */
async function share(em: SqlEntityManager, orderId: number, stars: number): Promise<void> {
  await rows(em)`
    with line as (
      select p.id from order_line l join product p on p.id = l.product_id where l.order_id = ${orderId}
      order by p.id for no key update of p
    )
    update product p set rating_sum = p.rating_sum + ${stars}, rating_count = p.rating_count + 1
    from line where p.id = line.id`;
}
