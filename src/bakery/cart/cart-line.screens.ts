import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { shortage } from '../catalog/availability.ts';
import { openProduct } from '../catalog/catalog.actions.ts';
import { allergenText } from '../people/allergens.ts';
import { countLine, oneLess, oneMore, removeLine, takeLeft, writeInscription } from './cart.actions.ts';
import type { LineInCart } from './cart.queries.ts';

/** Letters of a text on a button of its own. */
const WIDE = 24;
/** Letters of the allergens of a line. */
const ALLERGENS = 80;

/** Where a line is in the cart: `number` from 1, `page` from 0. */
export interface Place {
  readonly number: number;
  readonly page: number;
}

/** Name, amount, what is written on it, what is in it that the reader avoids, and what has changed meanwhile. */
export function lineText(say: Say, line: LineInCart, number: number, currency: string): string {
  const { name, price, priceSeen, quantity, inscription, avoided } = line;
  const money = (minor: number) => say.money({ minor, currency });
  const short = shortText(say, line);
  return [
    say.html('cart.line', { number, name, quantity, price: money(price), amount: money(price * quantity) }),
    ...(inscription ? [say.html('cart.inscription', { text: inscription })] : []),
    ...(avoided.length > 0 ? [say.html('cart.product.avoided', { allergens: avoidedText(say, avoided) })] : []),
    ...(hasNewPrice(line) ? [say.html('cart.new-price', { was: money(priceSeen!), now: money(price) })] : []),
    ...(short === undefined ? [] : [say.html('cart.short', { short })]),
  ].join('\n');
}

function avoidedText(say: Say, avoided: readonly string[]): string {
  return shorten(allergenText(say, avoided), ALLERGENS);
}

export function hasNewPrice({ price, priceSeen }: LineInCart): boolean {
  return priceSeen !== null && priceSeen !== price;
}

/** There is less of it than was wished. */
export function isShort({ stock, onShelf, quantity }: LineInCart): boolean {
  return !onShelf || (stock !== null && stock < quantity);
}

function shortText(say: Say, line: LineInCart): string | undefined {
  if (!isShort(line)) return undefined;
  if (!line.onShelf) return say('catalog.stock.off-shelf');
  return line.stock ? say('cart.only-left', { left: line.stock }) : shortage(say, line);
}

export function lineButtons(say: Say, line: LineInCart, place: Place): Button[][] {
  const { productId, categoryId, quantity, stock, onShelf } = line;
  const { number, page } = place;
  const left = { label: label('stock', say('cart.take-left', { number, left: stock })) };
  return [
    [
      // Of five buttons in a row each has room for a number; the name stands above.
      { label: `${number} ›`, data: openProduct.write({ productId, categoryId, page: 0 }) },
      { label: label('less'), data: oneLess.write({ productId, page }) },
      { label: String(quantity), data: countLine.write({ productId, page }) },
      { label: label('add'), data: oneMore.write({ productId, page }) },
      { label: label('remove'), data: removeLine.write({ productId, page }) },
    ],
    ...(isShort(line) && onShelf && stock ? [[{ ...left, data: takeLeft.write({ productId, page }) }]] : []),
    ...(line.takesInscription ? [[inscriptionButton(say, line, place)]] : []),
  ];
}

function inscriptionButton(say: Say, { productId, inscription }: LineInCart, { number, page }: Place): Button {
  const text = inscription
    ? say('cart.edit-inscription', { number, text: shorten(inscription, WIDE) })
    : say('cart.write-inscription', { number });
  return { label: label('edit', text), data: writeInscription.write({ productId, page }) };
}
