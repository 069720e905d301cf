import type { Answer, Choice, Reading } from '../../chat/form.ts';
import type { Say } from '../../chat/say.ts';
import { type Hours, type Span, weekdays } from './hours/hours.ts';
import { readSpans } from './hours/spans.ts';

const DAYTIME: Span = { from: '08:00', until: '18:00' };
/** Days of the week that are open, from Monday on; their places are the values of the choices. */
const openDays = [7, 6, 5] as const;

export function usualHours(say: Say): Choice[][] {
  return openDays.map((days, value) => [{ label: say(`opening.hours-${days}`), value }]);
}

/** Typed hours are those of every day. */
export function readUsualHours(answer: Answer): Reading<Hours> {
  if (answer.kind === 'choice') {
    const days = openDays[answer.value];
    return days ? { value: weekOf([DAYTIME], days) } : { wrong: 'choice' };
  }
  const spans = readSpans(answer);
  return 'wrong' in spans ? spans : { value: weekOf(spans.value, weekdays.length) };
}

function weekOf(spans: readonly Span[], days: number): Hours {
  return { week: Object.fromEntries(weekdays.map((day, place) => [day, place < days ? spans : []])), days: {} };
}
