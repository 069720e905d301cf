import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { addToCart } from './add-to-cart.ts';
import { oneLess, oneMore, openCart, removeLine } from './cart.actions.ts';
import { cartContents } from './cart.queries.ts';
import { cartScreen } from './cart.screens.ts';
import { takeFromCart } from './take-from-cart.ts';

/** More than a line can hold. */
const ALL = 100;

export const cart = room();

cart.on(openCart, (turn, { page }) => showCart(turn, page));
cart.command('cart', (turn) => showCart(turn, 0));

cart.on(oneMore, async (turn, { productId, page }) => {
  await turn.run(addToCart, { shopId: turn.visitor.shopId ?? 0, productId });
  await showCart(turn, page);
});

cart.on(oneLess, (turn, { productId, page }) => take(turn, productId, 1, page));
cart.on(removeLine, (turn, { productId, page }) => take(turn, productId, ALL, page));

async function take(turn: Turn, productId: number, pieces: number, page: number): Promise<void> {
  await turn.run(takeFromCart, { shopId: turn.visitor.shopId ?? 0, productId, pieces });
  await showCart(turn, page);
}

async function showCart(turn: Turn, page: number): Promise<void> {
  const { shopId = 0, personId } = turn.visitor;
  await turn.show(cartScreen(turn.say, await turn.read(cartContents, shopId, personId), page));
}
