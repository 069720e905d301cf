import type { Answer, Reading } from '../../../chat/form.ts';
import type { Span } from './hours.ts';

/** Openings of one day. */
const MOST = 6;

export const ALL_DAY: readonly Span[] = [{ from: '00:00', until: '24:00' }];

/**
 * `9-18`, `8:00-12:00, 13-18`, `7.30–24`: in order, none over another; those that touch become one.
 * What goes on after midnight belongs to the next day, and the answer says so.
 */
export function readSpans(answer: Answer): Reading<Span[]> {
  if (answer.kind !== 'text') return { wrong: 'hours' };
  const parts = answer.text.trim().split(/\s*[,;\n]\s*/);
  const spans = parts.map(spanIn).sort((a, b) => (a && b ? a.from.localeCompare(b.from) : 0));
  if (parts.length > MOST || !spans.every((span) => span !== undefined)) return { wrong: 'hours' };
  if (spans.some(({ from, until }) => until <= from)) return { wrong: 'hours-over-midnight' };
  if (spans.some(({ from }, i) => i > 0 && from < spans[i - 1]!.until)) return { wrong: 'hours-overlap' };
  return { value: spans.reduce<Span[]>(joined, []) };
}

/** Whether two days are open alike; null is what has no hours of its own. */
export function areAlike(a: readonly Span[] | null, b: readonly Span[] | null): boolean {
  return textOf(a) === textOf(b);
}

function textOf(spans: readonly Span[] | null): string {
  return spans ? spans.map(({ from, until }) => `${from}-${until}`).join() : 'none';
}

function spanIn(typed: string): Span | undefined {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$/.exec(typed);
  if (!found) return undefined;
  const [, hour, minute = '00', untilHour, untilMinute = '00'] = found;
  const from = clock(hour!, minute);
  const until = clock(untilHour!, untilMinute);
  if (from === undefined || from === '24:00' || until === undefined) return undefined;
  return { from, until: until === '00:00' ? '24:00' : until };
}

function clock(hour: string, minute: string): string | undefined {
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return Number(minute) < 60 && time <= '24:00' ? time : undefined;
}

function joined(spans: Span[], span: Span): Span[] {
  const last = spans.at(-1);
  if (last?.until !== span.from) return [...spans, span];
  return [...spans.slice(0, -1), { from: last.from, until: span.until }];
}
