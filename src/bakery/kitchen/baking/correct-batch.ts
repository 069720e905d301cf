import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation, type Work } from '../../operation.ts';
import { moveBack } from '../../orders/move-order.ts';
import { Order } from '../../orders/order.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { lastBatchOf, lockProduct } from '../lock-product.ts';
import { UNDO_SECONDS } from '../undo.ts';
import {
  batchOf,
  CORRECTABLE_HOURS,
  type KnownBatch,
  lockOrdersOf,
  type Share,
  shopOfBatch,
} from './batch-to-correct.ts';
import { giveSpareBack } from './give-spare-back.ts';
import { takeOffShelf, takeSpare } from './write-batch.ts';

export interface Correction {
  readonly batchId: number;
  /** How many it really were: fewer than was written down. */
  readonly quantity: number;
}

/**
 * Whoever mistyped a product's newest batch says how many it really were. The pieces that were never baked go first
 * from what was left over, then from the orders due last; one that was ready by them goes back into the oven, within
 * the minute of any undo. What was sold, or has left, cannot be taken back.
 * @returns numbers of the orders that are not ready after all; null when it was corrected to this already.
 * @throws {Refusal} `batch.not-corrected`; its text says why, or down to how many it goes.
 */
export const correctBatch = operation({
  name: 'correct-batch',
  allow: ['employee', 'owner'],
  shop: shopOfBatch,
  async run(work, { personId }, { batchId, quantity }: Correction): Promise<number[] | null> {
    const { em } = work;
    const { productId } = await lockOrdersOf(em, batchId);
    const product = await lockProduct(work, productId);
    const batch = await batchOf(em, batchId);
    if (batch.quantity === quantity && batch.correctedFrom !== null) return null;
    await mustBeCorrectable(em, batch, { personId, quantity });
    const excess = batch.quantity - quantity;
    const fromShelf = Math.min(excess, batch.leftOver, product.stock ?? product.spare);
    const taken = await takenFrom(em, batch, { personId, pieces: excess - fromShelf });
    const missing = excess - fromShelf - sumOf(taken);
    if (missing > 0) throw new Refusal('batch.not-corrected', { context: 'gone', least: quantity + missing });
    const unready = await takeBack(work, productId, taken, personId);
    if (product.stock === null) await takeSpare(em, productId, fromShelf);
    else await takeOffShelf(work, { productId, quantity: fromShelf, personId });
    await writeDown(em, batch, { quantity, fromShelf, taken });
    return unready;
  },
});

async function mustBeCorrectable(em: SqlEntityManager, batch: KnownBatch, { personId, quantity }: Correcting) {
  if (batch.byId !== personId) throw new Refusal('batch.not-corrected', { context: 'others', by: batch.by });
  const last = await lastBatchOf(em, batch.productId);
  if (last?.batchId !== batch.batchId) throw new Refusal('batch.not-corrected', { context: 'later' });
  if (!batch.isFresh) throw new Refusal('batch.not-corrected', { context: 'late', hours: CORRECTABLE_HOURS });
  if (quantity < 0 || quantity >= batch.quantity) {
    throw new Refusal('batch.not-corrected', { context: 'more', pieces: batch.quantity });
  }
}

interface Correcting {
  readonly personId: number;
  readonly quantity: number;
}

/** From the orders due last, as far as they still wait, or were ready just now by the same hand. */
async function takenFrom(
  em: SqlEntityManager,
  { batchId, productId }: KnownBatch,
  { personId, pieces }: { personId: number; pieces: number },
): Promise<Share[]> {
  const shares = await rows<Share>(em)`
    select o.id as "orderId", least(g.pieces, l.baked)::int as pieces
    from batch b cross join jsonb_to_recordset(b.given) as g ("orderId" int, pieces int)
      join orders o on o.id = g."orderId" join order_line l on l.order_id = o.id and l.product_id = ${productId}
    where b.id = ${batchId} and (o.status in ('pending', 'baking') or o.status = 'ready' and exists (
      select from order_step t where t.order_id = o.id and t.to_status = 'ready' and t.by_id = ${personId}
        and t.at > now() - ${UNDO_SECONDS} * interval '1 second'
        and t.id = (select max(id) from order_step where order_id = o.id)))
    order by o.due_at desc, o.id desc`;
  const taken: Share[] = [];
  for (let missing = pieces; missing > 0 && shares.length > 0; ) {
    const { orderId, pieces: given } = shares.shift()!;
    taken.push({ orderId, pieces: Math.min(given, missing) });
    missing -= Math.min(given, missing);
  }
  return taken.filter((share) => share.pieces > 0);
}

/** @returns numbers of the orders that go back into the oven. */
async function takeBack(work: Work, productId: number, taken: readonly Share[], by: number): Promise<number[]> {
  const unready: number[] = [];
  for (const { orderId, pieces } of taken) {
    const order = await work.em.findOneOrFail(Order, orderId);
    if (order.status === 'ready') {
      await giveSpareBack(work.em, orderId);
      moveBack(work.em, order, 'baking', by);
      work.emit({ type: 'order.undone', orderId, wasRejected: false });
      unready.push(orderId);
    }
    await rows(work.em)`update order_line set baked = baked - ${pieces}::int
      where order_id = ${orderId} and product_id = ${productId}`;
  }
  return unready;
}

async function writeDown(
  em: SqlEntityManager,
  { batchId, given, quantity: was }: KnownBatch,
  { quantity, fromShelf, taken }: { quantity: number; fromShelf: number; taken: readonly Share[] },
): Promise<void> {
  const kept = given.map(({ orderId, pieces }) => {
    return { orderId, pieces: pieces - sumOf(taken.filter((one) => one.orderId === orderId)) };
  });
  await rows(em)`update batch set quantity = ${quantity}, left_over = left_over - ${fromShelf}::int,
      given = ${JSON.stringify(kept.filter(({ pieces }) => pieces > 0))}::jsonb,
      corrected_from = coalesce(corrected_from, ${was}::int)
    where id = ${batchId}`;
}

function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { pieces }) => sum + pieces, 0);
}
