import { shopOfProduct } from '../catalog/shop-of-product.ts';
import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { lockStock, type SeenStock } from './lock-stock.ts';
import { moveStock } from './move-stock.ts';

/** Pieces at once. */
export const MOST_MOVED = 999;
/** Why pieces went that nobody bought. The order is part of the buttons. */
export const takenFor = ['waste', 'counted', 'gift'] as const;

export interface Adjustment extends SeenStock {
  /** Pieces, 1-999. */
  readonly quantity: number;
  /** `restock` puts them in, the others take them out. */
  readonly reason: 'restock' | (typeof takenFor)[number];
}

/**
 * Pieces came to the shelf, or went from it.
 * @throws {Refusal} `stock.meanwhile`, `stock.only-left`, `stock.to-order`, `stock.quantity`.
 */
export const adjustStock = operation({
  name: 'adjust-stock',
  allow: ['owner'],
  audited: true,
  shop: shopOfProduct,
  async run(work, { personId }, { productId, seenId, quantity, reason }: Adjustment) {
    if (quantity < 1 || quantity > MOST_MOVED) throw new Refusal('stock.quantity', { most: MOST_MOVED });
    const { name, stock } = await lockStock(work.em, { productId, seenId });
    if (stock === null) throw new Refusal('stock.to-order', { name });
    const moved = reason === 'restock' ? quantity : -quantity;
    if (stock + moved < 0) throw new Refusal('stock.only-left', { name, left: stock });
    await moveStock(work, { productId, stock: stock + moved, quantity: moved, reason, personId });
    return { stock: stock + moved };
  },
});
