import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { Refusal } from '../refusal.ts';
import { addToCart } from './add-to-cart.ts';
import { bringBackCart } from './bring-back-cart.ts';
import {
  bringBack,
  clearLines,
  countLine,
  oneLess,
  oneMore,
  openCart,
  removeLine,
  takeLeft,
  writeInscription,
} from './cart.actions.ts';
import { type AskedLine, askedLine } from './cart.queries.ts';
import { clearCart } from './clear-cart.ts';
import { fitToStock } from './fit-to-stock.ts';
import { inscriptionForm } from './inscription.form.ts';
import { MOST_PIECES } from './put-in-cart.ts';
import { quantityForm } from './quantity.form.ts';
import { showCart, showCartWith } from './show-cart.ts';
import { takeFromCart } from './take-from-cart.ts';

export const cart = room();

cart.form(quantityForm);
cart.form(inscriptionForm);

cart.on(openCart, (turn, { page }) => showCart(turn, page));
cart.command('cart', (turn) => showCart(turn, 0));

cart.on(oneMore, async (turn, { productId, page }) => {
  const { shopId } = await turn.run(addToCart, { shopId: turn.visitor.shopId ?? 0, productId });
  await showCart(turn, page, { shopId });
});

cart.on(oneLess, (turn, { productId, page }) => take(turn, productId, 1, page));
cart.on(removeLine, (turn, { productId, page }) => take(turn, productId, MOST_PIECES, page));

async function take(turn: Turn, productId: number, pieces: number, page: number): Promise<void> {
  const { shopId } = await turn.run(takeFromCart, { productId, pieces });
  await showCartWith(turn, productId, { page, shopId });
}

cart.on(takeLeft, async (turn, { productId, page }) => {
  const { shopId } = await turn.run(fitToStock, { productId });
  await showCartWith(turn, productId, { page, shopId });
});

cart.on(countLine, async (turn, { productId, page }) => {
  const { shopId, name, quantity } = await ask(turn, productId);
  await turn.begin(quantityForm, { shopId, productId, name, now: quantity, page });
});

cart.on(writeInscription, async (turn, { productId, page }) => {
  const { shopId, name, quantity, takesInscription, inscription } = await ask(turn, productId);
  if (quantity === 0) throw new Refusal('cart.not-there');
  if (!takesInscription) throw new Refusal('cart.no-inscription', { name });
  await turn.begin(inscriptionForm, { shopId, productId, name, before: inscription ?? '', page });
});

cart.on(clearLines, async (turn, { shopId }) => {
  await turn.run(clearCart, { shopId });
  await showCart(turn, 0, { shopId });
});

cart.on(bringBack, async (turn, { shopId }) => {
  const { gone } = await turn.run(bringBackCart, { shopId });
  await showCart(turn, 0, { shopId, gone });
});

async function ask(turn: Turn, productId: number): Promise<AskedLine> {
  const line = await turn.read(askedLine, turn.visitor.personId, productId);
  if (!line) throw new Refusal('cart.gone');
  return line;
}
