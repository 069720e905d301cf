import { Temporal } from 'temporal-polyfill';

/** Days on a calendar, both included, as `2026-11-21`. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** `days` before today until today. */
export function daysUntil(today: string, days: number): Period {
  return { from: Temporal.PlainDate.from(today).subtract({ days }).toString(), until: today };
}

/**
 * `1.11.2026 - 21.11.2026`, `2026-11-01 2026-11-21`, `1/11/2026` for one day. Days come before months, as where our
 * languages are spoken. @returns undefined for anything else.
 */
export function periodIn(written: string): Period | undefined {
  const found = written.match(/\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}/g) ?? [];
  const rest = written.replace(/[\d./\-–—\s]/g, '');
  if (rest.length > 4 || found.length === 0 || found.length > 2) return undefined;
  const days = found.map(dayIn);
  const [from, until = from] = days;
  if (!from || !until || days.includes(undefined)) return undefined;
  return from <= until ? { from, until } : { from: until, until: from };
}

function dayIn(written: string): string | undefined {
  const [a, b, c] = written.split(/[-./]/).map(Number) as [number, number, number];
  const day = written.includes('-') ? { year: a, month: b, day: c } : { year: c, month: b, day: a };
  if (day.year < 2000 || day.year > 2100) return undefined;
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
