import { announceBack } from '../../catalog/announce-back.ts';
import { type OfProduct, shopOfProduct } from '../../catalog/shop-of-product.ts';
import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { handOut } from '../hand-out.ts';
import { lastBatchOf, lockProduct, waitingOrders } from '../lock-product.ts';
import { keepSpare, putOnShelf, writeBatch } from './write-batch.ts';

export const MOST_BAKED = 999;

export interface NewBatch extends OfProduct {
  /** Pieces, 1-999. */
  readonly quantity: number;
  /** The newest batch of this product that was seen, 0 for none: a double tap bakes nothing twice. */
  readonly seenId: number;
}

/**
 * Pieces come out of the oven: first for the orders that wait for them, oldest due first; an order of which all is
 * baked becomes ready. What is left goes to the shelf, or stays spare where the product is baked to order. Orders are
 * locked before the product, by id, so that two batches at once come one after the other.
 * @throws {Refusal} `batch.meanwhile` when another batch was recorded since, `batch.quantity`.
 */
export const recordBatch = operation({
  name: 'record-batch',
  allow: ['employee', 'owner'],
  shop: shopOfProduct,
  async run(work, { personId }, { productId, quantity, seenId }: NewBatch) {
    mustBePieces(quantity);
    const orderIds = await waitingOrders(work.em, productId);
    const product = await lockProduct(work, productId);
    const last = await lastBatchOf(work.em, productId);
    if (last && last.batchId !== seenId) throw new Refusal('batch.meanwhile', { by: last.by, pieces: last.quantity });
    const pieces = quantity + product.spare;
    const { given, ready, shares } = await handOut(work, { productId, orderIds, pieces, personId });
    const left = pieces - given;
    await writeBatch(work.em, { productId, quantity, personId, shares, left });
    if (product.stock === null) await keepSpare(work, productId, left);
    else await putOnShelf(work.em, { productId, quantity: left, personId });
    if (product.stock !== null && left > 0) await announceBack(work, [{ productId, pieces: left }]);
    return { given, left, ready };
  },
});

function mustBePieces(quantity: number): void {
  if (quantity < 1 || quantity > MOST_BAKED) throw new Refusal('batch.quantity', { most: MOST_BAKED });
}
