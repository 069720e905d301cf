import type { Say } from '../../../chat/say.ts';
import { type Hours, type Span, weekdays } from './hours.ts';
import { dateAt, spansOn } from './opening.ts';

/** Days, today included, in which unusual hours are told. */
const AHEAD = 14;
const DAY_MS = 86_400_000;

/** Opening hours from Monday on, today's in bold, and what is unusual soon: lines of HTML. */
export function hoursText(say: Say, hours: Hours, timeZone: string, now: Date): string {
  const today = Date.parse(dateAt(now, timeZone));
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY_MS;
  const week = weekdays.map((weekday, i) => {
    const line = { day: say(`shops.days.${weekday}`), hours: spansText(say, hours.week[weekday] ?? []) };
    return say.html(monday + i * DAY_MS === today ? 'shops.day-today' : 'shops.day', line);
  });
  const unusual = Array.from({ length: AHEAD }, (_, i) => new Date(today + i * DAY_MS)).filter((day) =>
    Object.hasOwn(hours.days, isoOf(day)),
  );
  const exceptions = unusual.map((day) => {
    const line = { day: say.day(day, 'UTC', new Date(today)), hours: spansText(say, spansOn(hours, isoOf(day))) };
    return say.html(day.getTime() === today ? 'shops.day-today' : 'shops.day', line);
  });
  return [
    say.html('shops.hours'),
    ...week,
    ...(exceptions.length > 0 ? [say.html('shops.unusual'), ...exceptions] : []),
  ].join('\n');
}

function isoOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** `07:00–12:30, 14:00–18:00` */
export function spansText(say: Say, spans: readonly Span[]): string {
  if (spans.length === 0) return say('shops.day-off');
  const sorted = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  return sorted.map(({ from, until }) => `${from}–${until}`).join(', ');
}
