import type { Say } from '../../chat/say.ts';

/** `09:00–09:30`, by the shop's clock. */
export function slotText(say: Say, from: Date, minutes: number, timeZone: string): string {
  const until = new Date(from.getTime() + minutes * 60_000);
  return `${say.time(from, timeZone, from)}–${say.time(until, timeZone, until)}`;
}

/** `tomorrow 09:00–09:30`: a wished slot with its day. */
export function slotWithDay(say: Say, from: Date, minutes: number, timeZone: string, now: Date): string {
  const until = new Date(from.getTime() + minutes * 60_000);
  return `${say.time(from, timeZone, now)}–${say.time(until, timeZone, until)}`;
}
