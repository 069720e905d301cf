import type { Turn } from '../../chat/turn.ts';
import { cartContents } from './cart.queries.ts';
import { cartScreen, linesOn } from './cart.screens.ts';
import { hasNewPrice } from './cart-line.screens.ts';
import { lookAtProduct } from './look-at-product.ts';
import { notePrices } from './note-prices.ts';

interface Showing {
  /** Names of what could not be brought back. */
  readonly gone?: readonly string[];
  /** The one that the person looks at when not said. */
  readonly shopId?: number;
}

/** A new price that was read is a usual one the next time; noted after it is shown, so that a crash says it again. */
export async function showCart(turn: Turn, page: number, { gone, shopId }: Showing = {}): Promise<void> {
  const wanted = shopId ?? turn.visitor.shopId ?? 0;
  const cart = await turn.read(cartContents, wanted, turn.visitor.personId);
  await turn.show(cartScreen(turn.say, cart, page, gone));
  const seen = linesOn(cart, page).filter(hasNewPrice);
  if (seen.length === 0) return;
  await turn.run(notePrices, { shopId: wanted, seen: seen.map(({ productId, price }) => ({ productId, price })) });
}

/** The cart in which a product is. From an old button it may be another shop's: the person looks there from here on. */
export async function showCartWith(
  turn: Turn,
  productId: number,
  { page, shopId }: { readonly page: number; readonly shopId: number | null },
): Promise<void> {
  if (shopId === null || shopId === turn.visitor.shopId) return showCart(turn, page);
  await turn.run(lookAtProduct, { productId });
  await showCart(turn, page, { shopId });
}
