import { Temporal } from 'temporal-polyfill';
import type { Hours } from '../../shops/hours/hours.ts';
import { dateAt, openingAt, openSpans, startOfDay } from '../../shops/hours/opening.ts';

/** When a shop can have an order ready. */
export interface Timetable {
  readonly timeZone: string;
  /** Null = never closed. */
  readonly hours: Hours | null;
  /** `HH:MM` of the shop's day. */
  readonly cutOff: string | null;
  readonly slotMinutes: number;
  /** Orders that a slot has room for; null = any number. */
  readonly slotCapacity: number | null;
}

/** A day of the shop's calendar and the beginnings of its slots, in order. */
export interface SlotDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly slots: readonly Date[];
}

/** After the first day on which anything can be had, so many more can be chosen. */
export const DAYS_AHEAD = 7;
const MINUTE_MS = 60_000;
/** Nobody promises 14:37. */
const ROUND_MS = 5 * MINUTE_MS;

/**
 * When an order placed now can be had, rounded up to five minutes: while the shop is open. What is placed while it is
 * closed, or after the cut-off, counts as placed when it opens (after the cut-off: on a later day).
 * @param leadMinutes the longest of the shop's and the products'.
 * @returns undefined for a shop that does not open any more.
 */
export function earliest(shop: Timetable, leadMinutes: number, now: Date): Date | undefined {
  const placed = opensFrom(shop, isAfterCutOff(shop, now) ? dayAfter(shop, now, 1) : now);
  if (!placed) return undefined;
  const ready = Math.ceil((placed.getTime() + leadMinutes * MINUTE_MS) / ROUND_MS) * ROUND_MS;
  return opensFrom(shop, new Date(ready));
}

/** Days with a slot that has room, from the first moment on which the order can be had. */
export function slotDays(
  shop: Timetable,
  leadMinutes: number,
  now: Date,
  isFull: (slot: Date) => boolean = () => false,
): SlotDay[] {
  const first = earliest(shop, leadMinutes, now);
  if (!first) return [];
  const days = new Map<string, Date[]>();
  for (const { date, slot } of slotsFrom(shop, first, DAYS_AHEAD + 1)) {
    if (!isFull(slot)) days.set(date, [...(days.get(date) ?? []), slot]);
  }
  return [...days].map(([date, slots]) => ({ date, slots }));
}

/** Whether an order placed now can be had in the slot that begins then: one of `slotDays`, its room aside. */
export function isPossible(shop: Timetable, leadMinutes: number, now: Date, slot: Date): boolean {
  const first = earliest(shop, leadMinutes, now);
  if (!first || slot < first || slot >= dayAfter(shop, first, DAYS_AHEAD + 1)) return false;
  return [...slotsFrom(shop, slot, 1)].some((one) => one.slot.getTime() === slot.getTime());
}

/** Slots follow each other from the opening of each span; none lasts longer than it. */
function* slotsFrom(shop: Timetable, first: Date, days: number): Generator<{ date: string; slot: Date }> {
  const length = shop.slotMinutes * MINUTE_MS;
  const morning = startOfDay(dateAt(first, shop.timeZone), shop.timeZone);
  for (const { date, from, until } of openSpans(shop.hours, shop.timeZone, morning, days)) {
    for (let at = from.getTime(); at + length <= until.getTime(); at += length) {
      if (at >= first.getTime()) yield { date, slot: new Date(at) };
    }
  }
}

function opensFrom({ hours, timeZone }: Timetable, at: Date): Date | undefined {
  const { open, opensAt } = openingAt(hours, timeZone, at);
  return open ? at : opensAt;
}

function isAfterCutOff({ cutOff, timeZone }: Timetable, now: Date): boolean {
  if (cutOff === null) return false;
  const clock = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainTime();
  return Temporal.PlainTime.compare(clock, cutOff) >= 0;
}

/** The beginning of the day that many days later. */
function dayAfter({ timeZone }: Timetable, at: Date, days: number): Date {
  return startOfDay(Temporal.PlainDate.from(dateAt(at, timeZone)).add({ days }).toString(), timeZone);
}
