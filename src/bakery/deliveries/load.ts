import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { oneAtATime } from '../people/one-at-a-time.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** Two offers tapped at the same moment come one after the other, so the second counts the first. Before any other lock. */
export async function lockCourier(em: SqlEntityManager, courierId: number): Promise<void> {
  await oneAtATime(em, `courier ${courierId}`);
}

/**
 * Whether one more delivery fits besides what a locked courier has, in whatever shop: they have two hands.
 * @param name of the courier, when somebody else asks.
 * @throws {Refusal} `delivery.hands-full`
 */
export async function mustHaveHandsFree(
  em: SqlEntityManager,
  courierId: number,
  orderId: number,
  name?: string,
): Promise<void> {
  const [load] = await rows<{ most: number; open: number }>(em)`
    select s.courier_limit as most, (select count(*)::int from delivery
      where courier_id = ${courierId} and status in ('accepted', 'picked_up') and order_id <> o.id) as open
    from orders o join shop s on s.id = o.shop_id where o.id = ${orderId}`;
  if (!load || load.open < load.most) return;
  throw new Refusal('delivery.hands-full', {
    count: load.open,
    ...(name !== undefined && { context: 'theirs', name }),
  });
}
