import type { Say } from '../../chat/say.ts';
import { shorten } from '../../chat/shorten.ts';
import { isSoldOut, shortage } from './availability.ts';
import type { ProductOnShelf } from './shelf.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

/** `Rye loaf · €4.50 · last 2` */
export function productLabel(say: Say, product: ProductOnShelf, currency: string): string {
  const facts = [say.money({ minor: product.price, currency }), warning(say, product)].filter(Boolean);
  const tail = ` · ${facts.join(' · ')}`;
  return shorten(product.name, WIDE - tail.length) + tail;
}

/** A button has room for one: what cannot be bought does no harm, and an allergen matters more than how few are left. */
function warning(say: Say, product: ProductOnShelf): string | undefined {
  return product.isAvoided && !isSoldOut(product) ? say('catalog.avoided') : shortage(say, product);
}
