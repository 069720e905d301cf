import type { Say } from '../../chat/say.ts';

/** From here down people are told how many are left. */
const FEW = 5;

export interface Stocked {
  /** Pieces on the shelf; null = baked to order. */
  readonly stock: number | null;
  readonly onShelf: boolean;
  /** Then its stock is none, whatever lies there; tomorrow it can be had again. */
  readonly isSoldOutToday?: boolean;
}

export function isSoldOut({ stock, onShelf }: Stocked): boolean {
  return !onShelf || stock === 0;
}

/** `sold out`, `last 3`; undefined when there is enough of it, however it is made. */
export function shortage(say: Say, product: Stocked): string | undefined {
  if (isSoldOut(product))
    return say(product.isSoldOutToday ? 'catalog.stock.sold-out-today' : 'catalog.stock.sold-out');
  if (product.stock !== null && product.stock <= FEW) return say('catalog.stock.last', { left: product.stock });
  return undefined;
}

export function availability(say: Say, product: Stocked): string {
  if (!product.onShelf) return say('catalog.stock.off-shelf');
  return shortage(say, product) ?? say(product.stock === null ? 'catalog.stock.baked-to-order' : 'catalog.stock.there');
}
