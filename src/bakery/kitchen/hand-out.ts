import type { Work } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { Order } from '../orders/order.ts';
import { rows } from '../rows.ts';
import type { Share } from './baking/batch-to-correct.ts';
import { becomeReady } from './become-ready.ts';

export interface HandOut {
  readonly productId: number;
  /** That wait for it, locked. */
  readonly orderIds: readonly number[];
  /** That can be had. */
  readonly pieces: number;
  /** Who says so. */
  readonly personId: number;
}

export interface HandedOut {
  /** Pieces that went to orders. */
  readonly given: number;
  /** Numbers of the orders that are ready by this. */
  readonly ready: number[];
}

/** Gives baked pieces to the orders that wait for them, oldest due first, and moves those of which all is baked. */
export async function handOut(work: Work, { personId, ...wanted }: HandOut): Promise<HandedOut & { shares: Share[] }> {
  const shares = await give(work.em, wanted);
  const given = shares.reduce((sum, { pieces }) => sum + pieces, 0);
  const complete = await completeOf(
    work.em,
    shares.map(({ orderId }) => orderId),
  );
  for (const orderId of complete) await finish(work, orderId, personId);
  return { given, ready: complete, shares };
}

async function give(em: Work['em'], { productId, orderIds, pieces }: Omit<HandOut, 'personId'>) {
  return rows<Share>(em)`
    with waiting as (
      select l.order_id, l.quantity - l.baked as missing,
        sum(l.quantity - l.baked) over (order by o.due_at, o.id) - (l.quantity - l.baked) as before
      from order_line l join orders o on o.id = l.order_id
      where l.product_id = ${productId} and o.id = any(${orderIds}::int[]) and o.status in ('pending', 'baking')
        and not l.from_stock and l.baked < l.quantity
    ), share as (
      select order_id, least(missing, ${pieces}::int - before)::int as pieces from waiting
      where before < ${pieces}::int
    )
    update order_line l set baked = l.baked + share.pieces from share
    where l.order_id = share.order_id and l.product_id = ${productId}
    returning l.order_id as "orderId", share.pieces`;
}

/** A shop that does not bake to order hands over from pending: its orders stay there. */
async function completeOf(em: Work['em'], orderIds: readonly number[]): Promise<number[]> {
  const complete = await rows<{ orderId: number }>(em)`
    select o.id as "orderId" from orders o join shop s on s.id = o.shop_id
    where o.id = any(${orderIds}::int[]) and (o.status = 'baking' or s.bakes_to_order)
      and not exists (select from order_line l where l.order_id = o.id and not l.from_stock and l.baked < l.quantity)
    order by o.due_at, o.id`;
  return complete.map(({ orderId }) => orderId);
}

async function finish(work: Work, orderId: number, personId: number): Promise<void> {
  const order = await work.em.findOneOrFail(Order, orderId);
  if (order.status === 'pending' && moveOrder(work.em, order, 'baking', personId)) {
    work.emit({ type: 'order.baking', orderId });
  }
  await becomeReady(work, order, personId);
}
