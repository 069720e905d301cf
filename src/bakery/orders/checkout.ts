import type { Place } from '../people/place.ts';

export type Fulfilment = 'delivery' | 'pickup';

export interface CheckoutLine {
  readonly productId: number;
  readonly name: string;
  /** Minor units, as of now. */
  readonly price: number;
  readonly quantity: number;
  /** Null = baked to order. */
  readonly stock: number | null;
  readonly onShelf: boolean;
}

/** A cart that has something in it, on its way to becoming an order; one row of a statement for each line. */
export interface CheckoutRow extends CheckoutLine, Place {
  readonly cartId: number;
  readonly version: number;
  readonly shopId: number;
  readonly currency: string;
  /** What the shop takes for a delivery, minor units. */
  readonly shopFee: number;
  readonly fulfilment: Fulfilment | null;
  readonly phone: string | null;
}

/** Minor units. */
export interface Totals {
  readonly items: number;
  readonly deliveryFee: number;
  readonly total: number;
}

export function totalsOf(lines: readonly CheckoutRow[]): Totals {
  const items = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const deliveryFee = lines[0]?.fulfilment === 'delivery' ? lines[0].shopFee : 0;
  return { items, deliveryFee, total: items + deliveryFee };
}

/** Whether all that an order needs has been said. */
export function isComplete(cart: CheckoutRow): boolean {
  const { fulfilment, phone } = cart;
  return phone !== null && (fulfilment === 'pickup' || (fulfilment === 'delivery' && hasPlace(cart)));
}

export function hasPlace({ address, latitude }: Place): boolean {
  return address !== null || latitude !== null;
}

/** How many of it can be had now; Infinity when it is baked to order. */
export function available({ onShelf, stock }: Pick<CheckoutLine, 'onShelf' | 'stock'>): number {
  return onShelf ? (stock ?? Number.POSITIVE_INFINITY) : 0;
}
