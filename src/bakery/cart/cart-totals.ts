import type { Say } from '../../chat/say.ts';
import type { CartContents } from './cart.queries.ts';

/** Minor units. */
export function itemTotal({ lines }: CartContents): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

export function isEnough(cart: CartContents): boolean {
  return itemTotal(cart) >= cart.minimum;
}

/** The sum, what an order lacks or else a free delivery, and what the delivery costs as it is. */
export function totalText(say: Say, cart: CartContents): string {
  const total = itemTotal(cart);
  const money = (minor: number) => say.money({ minor, currency: cart.currency });
  return [
    say.html('cart.total', { total: money(total) }),
    ...(isEnough(cart)
      ? []
      : [say.html('cart.minimum', { lacks: money(cart.minimum - total), minimum: money(cart.minimum) })]),
    ...deliveryText(say, cart, total, money),
  ].join('\n');
}

function deliveryText(say: Say, cart: CartContents, total: number, money: (minor: number) => string): string[] {
  const { shopFee, freeFrom } = cart;
  if (shopFee === 0) return [];
  if (freeFrom !== null && total >= freeFrom) return [say.html('cart.delivery-free')];
  const fee = say.html('cart.delivery-fee', { fee: money(shopFee) });
  if (freeFrom === null || !isEnough(cart)) return [fee];
  return [fee, say.html('cart.free-from', { lacks: money(freeFrom - total) })];
}
