import type { Say } from '../../chat/say.ts';
import { deliveryFeeOf, missingToFree, missingToMinimum } from '../shops/terms.ts';
import type { CartContents } from './cart.queries.ts';

/** Minor units. */
function itemTotal({ lines }: CartContents): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

export function isEnough(cart: CartContents): boolean {
  return missingToMinimum(cart, itemTotal(cart)) === 0;
}

/** The sum, what an order lacks or else a free delivery, and what the delivery costs as it is. */
export function totalText(say: Say, cart: CartContents): string {
  const total = itemTotal(cart);
  const money = (minor: number) => say.money({ minor, currency: cart.currency });
  return [
    say.html('cart.total', { total: money(total) }),
    ...(isEnough(cart)
      ? []
      : [say.html('cart.minimum', { lacks: money(missingToMinimum(cart, total)), minimum: money(cart.minimum) })]),
    ...deliveryText(say, cart, total, money),
  ].join('\n');
}

function deliveryText(say: Say, cart: CartContents, total: number, money: (minor: number) => string): string[] {
  if (cart.shopFee === 0) return [];
  const fee = deliveryFeeOf(cart, total);
  if (fee === 0) return [say.html('cart.delivery-free')];
  const lacks = isEnough(cart) ? missingToFree(cart, total) : 0;
  return [
    say.html('cart.delivery-fee', { fee: money(fee) }),
    ...(lacks > 0 ? [say.html('cart.free-from', { lacks: money(lacks) })] : []),
  ];
}
