import { Temporal } from 'temporal-polyfill';
import type { Answer, Reading } from '../../../chat/form.ts';
import { dateAt } from './opening.ts';

/** Nobody plans a holiday further ahead. */
const MOST_DAYS_AHEAD = 400;
/** Of one holiday. */
const MOST_DAYS = 31;

/** `2026-12-24`, `24.12.` (the next one), `24.12.2026`, `24.12.26`: a day from today on, as `YYYY-MM-DD`. */
export function readDay(answer: Answer, timeZone: string, now: Date): Reading<string> {
  if (answer.kind !== 'text') return { wrong: 'day' };
  const day = dayIn(answer.text.trim(), Temporal.PlainDate.from(dateAt(now, timeZone)));
  return typeof day === 'string' ? { wrong: day } : { value: day.toString() };
}

/** The same, or from one to another: `24.12.-2.1.`; all of its days, in order. */
export function readDays(answer: Answer, timeZone: string, now: Date): Reading<string[]> {
  if (answer.kind !== 'text') return { wrong: 'day' };
  const today = Temporal.PlainDate.from(dateAt(now, timeZone));
  const between = answer.text.includes('.') ? /\s*[-–—]\s*/ : /\s+[-–—]\s+/;
  const parts = answer.text.trim().split(between);
  if (parts.length > 2) return { wrong: 'day' };
  const first = dayIn(parts[0]!, today);
  if (typeof first === 'string') return { wrong: first };
  const last = parts[1] === undefined ? first : dayIn(parts[1], first);
  if (typeof last === 'string') return { wrong: last };
  const count = first.until(last).days + 1;
  if (count > MOST_DAYS) return { wrong: 'too-many-days', params: { count: MOST_DAYS } };
  return { value: daysFrom(first.toString(), count) };
}

/** So many days in a row. */
export function daysFrom(date: string, count: number): string[] {
  const first = Temporal.PlainDate.from(date);
  return Array.from({ length: count }, (_, days) => first.add({ days }).toString());
}

/** A date as a number of a button: `2026-12-24` ↔ 20261224. */
export function writeDate(date: string): number {
  return Number(date.replaceAll('-', ''));
}

/** @returns undefined for what is no date. */
export function readDate(written: number): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)$/.exec(String(written));
  return found ? plainDate(Number(found[1]), Number(found[2]), Number(found[3]))?.toString() : undefined;
}

/** The day, or the key of what is wrong with it. Without a year it is the next such day, `earliest` itself included. */
function dayIn(typed: string, earliest: Temporal.PlainDate): Temporal.PlainDate | string {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const found = /^(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(\d{4}|\d{2}))?$/.exec(typed);
  const [year, month, day] = iso
    ? iso.slice(1).map(Number)
    : [yearOf(found?.[3]), Number(found?.[2]), Number(found?.[1])];
  if (!month || !day) return 'day';
  const years = year === undefined ? [earliest.year, earliest.year + 1] : [year];
  const dates = years.flatMap((one) => plainDate(one, month, day) ?? []);
  const [first] = dates.filter((date) => Temporal.PlainDate.compare(date, earliest) >= 0);
  if (!first) return dates.length > 0 ? 'day-ahead' : 'day';
  return earliest.until(first).days <= MOST_DAYS_AHEAD ? first : 'day-too-far';
}

function yearOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  return written.length === 2 ? 2_000 + Number(written) : Number(written);
}

/** @returns undefined for the 31st of February. */
function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
