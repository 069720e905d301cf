import type { Turn } from '../../chat/turn.ts';
import { cartContents } from './cart.queries.ts';
import { cartScreen, linesOn } from './cart.screens.ts';
import { hasNewPrice } from './cart-line.screens.ts';
import { notePrices } from './note-prices.ts';

/** A new price that was read is a usual one the next time; noted after it is shown, so that a crash says it again. */
export async function showCart(
  turn: Turn,
  page: number,
  gone: readonly string[] = [],
  shopId = turn.visitor.shopId ?? 0,
): Promise<void> {
  const { personId } = turn.visitor;
  const cart = await turn.read(cartContents, shopId, personId);
  await turn.show(cartScreen(turn.say, cart, page, gone));
  const seen = linesOn(cart, page).filter(hasNewPrice);
  if (seen.length === 0) return;
  await turn.run(notePrices, { shopId, seen: seen.map(({ productId, price }) => ({ productId, price })) });
}
