import type { Say } from '../../../chat/say.ts';
import { weekdays } from './hours.ts';

/** `Mon, Tue, Wed`, `Thu 24 Dec`, `Thu 24 Dec – Sat 2 Jan`: plain. Weekdays as they are given, dates in a row. */
export function daysText(say: Say, days: readonly string[], now: Date): string {
  if (days.every((day) => (weekdays as readonly string[]).includes(day))) {
    return days.map((day) => say(`shops.days.${day}`)).join(', ');
  }
  const [first, last] = [days[0]!, days.at(-1)!].map((day) => dayText(say, day, now));
  return days.length === 1 ? first! : `${first} – ${last}`;
}

/** @param date `YYYY-MM-DD` */
function dayText(say: Say, date: string, now: Date): string {
  const at = new Date(`${date}T12:00:00Z`);
  const isFar = at.getUTCFullYear() > now.getUTCFullYear();
  const text = say.day(at, 'UTC', new Date(0));
  return isFar ? `${text} ${at.getUTCFullYear()}` : text;
}
