import type { Say } from '../../chat/say.ts';
import type { TablePlace } from './shown-value.ts';

/** A moment as people say it; tables go back for years, so that of another year has its year. */
export function momentText(say: Say, at: Date, { timeZone, now }: Pick<TablePlace, 'timeZone' | 'now'>): string {
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  const [then, today] = [year.format(at), year.format(now)];
  return then === today ? say.time(at, timeZone, now) : `${say.time(at, timeZone, now)} (${then})`;
}

/** A day, given by its beginning in UTC, as seen from another. */
export function dayText(say: Say, day: Date, today: Date): string {
  const [then, now] = [day.getUTCFullYear(), today.getUTCFullYear()];
  return then === now ? say.day(day, 'UTC', today) : `${say.day(day, 'UTC', today)} (${then})`;
}
