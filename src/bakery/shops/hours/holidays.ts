import { daysFrom } from './days.ts';
import type { Hours, Span } from './hours.ts';
import { areAlike } from './spans.ts';

/** Days in a row that are not as usual, and alike. */
export interface Holidays {
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly until: string;
  readonly count: number;
  readonly spans: readonly Span[];
}

/** As many as one question is about. */
const MOST = 31;

/** From today on, in order. */
export function holidaysOf(hours: Hours | null, today: string): Holidays[] {
  const dates = Object.keys(hours?.days ?? {})
    .filter((date) => date >= today)
    .sort();
  const found: Holidays[] = [];
  for (const date of dates) {
    const spans = hours!.days[date]!;
    const last = found.at(-1);
    const goesOn = last && last.count < MOST && daysFrom(last.until, 2)[1] === date && areAlike(last.spans, spans);
    if (goesOn) found.splice(-1, 1, { ...last, until: date, count: last.count + 1 });
    else found.push({ from: date, until: date, count: 1, spans });
  }
  return found;
}
