import { Temporal } from 'temporal-polyfill';
import { type Hours, type Span, weekdays } from './hours.ts';

export interface Opening {
  readonly open: boolean;
  /** When it closes; undefined while closed, and for a shop that does not close within a week. */
  readonly until?: Date;
  /** When it opens the next time; undefined while open, and for a shop that stays closed for 60 days. */
  readonly opensAt?: Date;
}

export interface OpenSpan {
  /** `YYYY-MM-DD` of the shop's clock. */
  readonly date: string;
  readonly from: Date;
  /** Later than `from`; for `24:00` the first moment of the next day. */
  readonly until: Date;
}

const SEARCHED_DAYS = 60;
const WEEK_MS = 7 * 86_400_000;

/** @param hours null = never closed. */
export function openingAt(hours: Hours | null, timeZone: string, at: Date): Opening {
  if (!hours) return { open: true };
  let until: Date | undefined;
  for (const span of spansFrom(hours, timeZone, at, SEARCHED_DAYS)) {
    if (!until && span.from > at) return { open: false, opensAt: span.from };
    if (until && span.from > until) break;
    until = span.until;
    if (until.getTime() - at.getTime() > WEEK_MS) return { open: true };
  }
  return until ? { open: true, until } : { open: false };
}

/** When it opens after the present opening, or the next one; undefined where that is not within sight. */
export function nextOpening(hours: Hours | null, timeZone: string, at: Date): Date | undefined {
  const { until, opensAt } = openingAt(hours, timeZone, at);
  return until ? openingAt(hours, timeZone, until).opensAt : opensAt;
}

/**
 * When the shop is open from `from` on, for so many days of its own calendar, the day of `from` being the first.
 * In order, none empty or over another, each within its day; the span under way begins at `from`.
 * @param hours null = whole days.
 */
export function openSpans(hours: Hours | null, timeZone: string, from: Date, days: number): OpenSpan[] {
  return [...spansFrom(hours, timeZone, from, days)].map((span) => (span.from < from ? { ...span, from } : span));
}

/** What a day of the shop's calendar has, by its `YYYY-MM-DD`: the exception, else the weekday's. */
export function spansOn(hours: Hours | null, date: string): readonly Span[] {
  if (!hours) return [{ from: '00:00', until: '24:00' }];
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1]!;
  const spans = hours.days[date] ?? hours.week[weekday] ?? [];
  return [...spans].sort((a, b) => a.from.localeCompare(b.from));
}

/** The day of the shop's calendar, `YYYY-MM-DD`. */
export function dateAt(at: Date, timeZone: string): string {
  return dayAt(at, timeZone).toString();
}

/** The first moment of a `YYYY-MM-DD`; not always midnight: there are zones whose clocks skip it. */
export function startOfDay(date: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);
}

function dayAt(at: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

function* spansFrom(hours: Hours | null, timeZone: string, at: Date, days: number): Generator<OpenSpan> {
  const today = dayAt(at, timeZone);
  let before = new Date(0);
  for (let ahead = 0; ahead < days; ahead += 1) {
    const day = today.add({ days: ahead });
    const date = day.toString();
    for (const span of spansOn(hours, date)) {
      const opens = instant(day, span.from, timeZone, 'earlier');
      const from = opens < before ? before : opens;
      const until = instant(day, span.until, timeZone, 'later');
      if (until <= from) continue;
      before = until;
      if (until > at) yield { date, from, until };
    }
  }
}

/**
 * Of an hour that the clock shows twice a span has both. A time that the clock skips is the moment at which it
 * does so, hence a span that lies in the gap is empty.
 */
function instant(day: Temporal.PlainDate, time: string, timeZone: string, which: 'earlier' | 'later'): Date {
  const wall = time === '24:00' ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(time);
  const first = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const skipped = !first.toPlainDateTime().equals(wall);
  const found = skipped
    ? first.getTimeZoneTransition('next')!
    : wall.toZonedDateTime(timeZone, { disambiguation: which });
  return new Date(found.epochMilliseconds);
}
