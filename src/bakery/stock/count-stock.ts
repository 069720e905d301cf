import { shopOfProduct } from '../catalog/shop-of-product.ts';
import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { lockStock, type SeenStock } from './lock-stock.ts';
import { moveStock } from './move-stock.ts';

export const MOST_COUNTED = 9999;

export interface Count extends SeenStock {
  /** Pieces that lay there when the stock was seen, 0-9999. */
  readonly counted: number;
}

/**
 * Says how many lie on the shelf. What orders took since the stock was seen lay there when it was counted, so it is
 * taken from the count; where they took more than there was, the stock is 0 and so many are `missing`. Of a product
 * that was baked to order until now a stock is kept from here on.
 * @throws {Refusal} `stock.meanwhile`, `stock.count`.
 */
export const countStock = operation({
  name: 'count-stock',
  allow: ['owner'],
  audited: true,
  shop: shopOfProduct,
  async run(work, { personId }, { productId, seenId, counted }: Count) {
    if (counted < 0 || counted > MOST_COUNTED) throw new Refusal('stock.count', { most: MOST_COUNTED });
    const { moved, ordered } = await lockStock(work.em, { productId, seenId });
    const stock = Math.max(counted + ordered, 0);
    await moveStock(work, { productId, stock, quantity: stock - moved, reason: 'counted', personId });
    return { stock, ordered, missing: stock - (counted + ordered) };
  },
});
