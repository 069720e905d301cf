import type { Place } from '../../people/place.ts';
import type { Pause } from '../../shops/settings/pause.ts';
import { deliveryFeeOf, type Terms } from '../../shops/terms.ts';
import { earliest, type Timetable } from './slots.ts';

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
  /** From an order until it can be had, when that is longer than the shop's own. */
  readonly leadMinutes: number;
  readonly inscription: string | null;
  /** What it cost when the person last saw it; null = not noted. */
  readonly priceSeen: number | null;
}

/** A cart that has something in it, on its way to becoming an order; one row of a statement for each line. */
export interface CheckoutRow extends CheckoutLine, Place, Terms, Timetable, Partial<Pause> {
  readonly cartId: number;
  readonly version: number;
  readonly shopId: number;
  readonly shopName: string;
  readonly shopAddress: string;
  readonly currency: string;
  readonly shopLead: number;
  readonly shopLatitude: number | null;
  readonly shopLongitude: number | null;
  /** How far deliveries go from the shop's point; null = anywhere. */
  readonly radiusKm: number | null;
  readonly fulfilment: Fulfilment | null;
  readonly phone: string | null;
  readonly note: string | null;
  /** When the wished slot begins; null = as soon as possible. */
  readonly slotAt: Date | null;
  /** The banknote that is paid with, minor units. */
  readonly changeFrom: number | null;
  /** The shop takes no orders from this person. */
  readonly isBlocked?: boolean;
  /** Orders in the wished slot; null when nobody counts them. */
  readonly inSlot: number | null;
}

/** Minor units. */
export interface Totals {
  readonly items: number;
  readonly deliveryFee: number;
  readonly total: number;
}

export function totalsOf(lines: readonly CheckoutRow[]): Totals {
  const [cart] = lines;
  const items = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const deliveryFee = cart?.fulfilment === 'delivery' ? deliveryFeeOf(cart, items) : 0;
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

/** From an order until it can be had: what takes longest. Minutes. */
export function leadOf(lines: readonly CheckoutRow[]): number {
  return Math.max(0, ...lines.map(({ shopLead, leadMinutes }) => Math.max(shopLead, leadMinutes)));
}

/** When the order is promised: the wished slot, else as soon as possible; undefined for a shop that does not open. */
export function dueOf(lines: readonly CheckoutRow[], now: Date): Date | undefined {
  const [cart] = lines;
  return cart && (cart.slotAt ?? earliest(cart, leadOf(lines), now));
}

/** A banknote that is not enough any more was none. */
export function changeOf({ changeFrom }: Pick<CheckoutRow, 'changeFrom'>, { total }: Totals): number | null {
  return changeFrom !== null && changeFrom >= total ? changeFrom : null;
}
