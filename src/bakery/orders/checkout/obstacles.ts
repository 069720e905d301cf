import type { Place } from '../../people/place.ts';
import { Refusal } from '../../refusal.ts';
import { kilometresBetween } from '../../shops/distance.ts';
import { endOf, type Pause } from '../../shops/settings/pause.ts';
import { missingToMinimum } from '../../shops/terms.ts';
import { available, type CheckoutLine, type CheckoutRow, leadOf, totalsOf } from './checkout.ts';
import { isPossible } from './slots.ts';

/**
 * What stands between a cart and its order; the summary names them, the order is refused with the first.
 * @param due as `dueOf` has it.
 */
export function obstaclesOf(lines: readonly CheckoutRow[], now: Date, due: Date | undefined): Refusal[] {
  const [cart] = lines;
  if (!cart) return [];
  return [
    blockedOf(cart),
    pausedOf(cart),
    ...lines.map(shortOf),
    belowMinimum(cart, lines),
    outsideOf(cart),
    noTime(lines, now, due),
  ].filter((one) => one !== undefined);
}

/** Why is between them and the bakery: its own words of it are not for a screen that anybody may see. */
export function blockedOf({ isBlocked, shopName, shopAddress }: CheckoutRow): Refusal | undefined {
  return isBlocked ? new Refusal('order.blocked', { shop: shopName, address: shopAddress }) : undefined;
}

/** Whatever else is wrong can wait as long as that. */
export function pausedOf({ pausedUntil = null, pauseText = '' }: Partial<Pause>): Refusal | undefined {
  if (!pausedUntil) return undefined;
  const words = pauseText === '' ? '' : ` ${pauseText}`;
  const end = endOf({ pausedUntil });
  return end ? new Refusal('order.paused-until', { at: end.getTime(), words }) : new Refusal('order.paused', { words });
}

function shortOf(line: CheckoutLine): Refusal | undefined {
  const left = available(line);
  if (left === 0) return new Refusal('order.sold-out', { name: line.name });
  return left < line.quantity ? new Refusal('order.only-left', { name: line.name, left }) : undefined;
}

function belowMinimum(cart: CheckoutRow, lines: readonly CheckoutRow[]): Refusal | undefined {
  const missing = missingToMinimum(cart, totalsOf(lines).items);
  return missing > 0 ? new Refusal('order.minimum', { missing, minimum: cart.minimum }) : undefined;
}

function outsideOf(cart: CheckoutRow): Refusal | undefined {
  return cart.fulfilment === 'delivery' ? tooFar(cart, cart) : undefined;
}

/** Where a shop brings things to. */
export type Area = Pick<CheckoutRow, 'shopLatitude' | 'shopLongitude' | 'radiusKm'>;

/** A written address has no point: it is for the shop to know whether that is too far. */
export function tooFar({ shopLatitude, shopLongitude, radiusKm }: Area, place: Place): Refusal | undefined {
  const distance = kilometresBetween({ latitude: shopLatitude, longitude: shopLongitude }, place);
  if (radiusKm === null || distance === undefined || distance <= radiusKm) return undefined;
  return new Refusal('order.too-far', { distance, radius: radiusKm });
}

function noTime(lines: readonly CheckoutRow[], now: Date, due: Date | undefined): Refusal | undefined {
  const cart = lines[0]!;
  const { slotAt, slotCapacity, inSlot } = cart;
  if (!due) return new Refusal('order.closed');
  if (!slotAt) return undefined;
  if (!isPossible(cart, leadOf(lines), now, slotAt)) return new Refusal('order.slot-passed', { at: slotAt.getTime() });
  return slotCapacity !== null && (inSlot ?? 0) >= slotCapacity
    ? new Refusal('order.slot-full', { at: slotAt.getTime() })
    : undefined;
}
