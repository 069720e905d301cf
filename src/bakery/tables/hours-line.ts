import type { Say } from '../../chat/say.ts';
import { spansText } from '../shops/hours/hours.screens.ts';
import { type Hours, weekdays } from '../shops/hours/hours.ts';

const DAY_MS = 86_400_000;

/** `Mon–Fri 07:00–18:00; Sat, Sun closed; 24 Dec 07:00–12:00`: alike days in a row are one. Plain text. */
export function hoursLine(say: Say, { week, days }: Hours, now: Date): string {
  const usual = weekdays.map((day) => ({ day: say(`shops.days.${day}`), hours: spansText(say, week[day] ?? []) }));
  const unusual = Object.keys(days)
    .sort()
    .map((date) => ({ date, day: say.day(new Date(date), 'UTC', now), hours: spansText(say, days[date]!) }));
  return [
    ...inRuns(usual, () => true),
    ...inRuns(unusual, (a, b) => Date.parse(b.date) - Date.parse(a.date) === DAY_MS),
  ]
    .map(({ first, last, hours }) => `${first === last ? first : `${first}–${last}`} ${hours}`)
    .join('; ');
}

interface Run {
  readonly first: string;
  readonly last: string;
  readonly hours: string;
}

function inRuns<Day extends { day: string; hours: string }>(
  days: readonly Day[],
  isNext: (a: Day, b: Day) => boolean,
): Run[] {
  const runs: Run[] = [];
  for (const [i, { day, hours }] of days.entries()) {
    const run = runs.at(-1);
    const goesOn = run?.hours === hours && isNext(days[i - 1]!, days[i]!);
    if (goesOn) runs.splice(-1, 1, { ...run, last: day });
    else runs.push({ first: day, last: day, hours });
  }
  return runs;
}
