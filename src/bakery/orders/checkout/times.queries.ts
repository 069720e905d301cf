import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { checkoutOf, ordersBySlot } from './checkout.queries.ts';
import { leadOf } from './checkout.ts';
import { earliest, type SlotDay, slotDays } from './slots.ts';

/** When the order from a cart could be had. */
export interface Times {
  /** As soon as possible; undefined for a shop that does not open any more. */
  readonly earliest: Date | undefined;
  /** With room, in order; at most eight. */
  readonly days: readonly SlotDay[];
  readonly timeZone: string;
  readonly slotMinutes: number;
}

/** @returns undefined while the cart is empty. */
export async function timesOf(
  em: SqlEntityManager,
  shopId: number,
  personId: number,
  now: Date,
): Promise<Times | undefined> {
  const lines = await checkoutOf(em, shopId, personId);
  const [cart] = lines;
  if (!cart) return undefined;
  const { timeZone, slotMinutes, slotCapacity } = cart;
  const lead = leadOf(lines);
  const taken = slotCapacity === null ? new Map<number, number>() : await ordersBySlot(em, shopId, now);
  const isFull = (slot: Date) => slotCapacity !== null && (taken.get(slot.getTime()) ?? 0) >= slotCapacity;
  return { earliest: earliest(cart, lead, now), days: slotDays(cart, lead, now, isFull), timeZone, slotMinutes };
}
