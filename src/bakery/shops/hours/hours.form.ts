import { label } from '../../../chat/emoji.ts';
import { type Answer, type Choice, form, type Reading, showNothing } from '../../../chat/form.ts';
import type { Say } from '../../../chat/say.ts';
import type { Turn } from '../../../chat/turn.ts';
import type { FieldChanged } from '../../change-field.ts';
import { daysText } from './days.screens.ts';
import { readDays } from './days.ts';
import { spansText } from './hours.screens.ts';
import type { Hours, Span } from './hours.ts';
import { dateAt } from './opening.ts';
import { hoursOf, isWeekday, setHours } from './set-hours.ts';
import { showHolidays, showWeek } from './show-hours.ts';
import { ALL_DAY, areAlike, readSpans } from './spans.ts';

const [CLOSED, ALL, AS_USUAL, AS_MONDAY] = [1, 2, 3, 4];
const DAY_MS = 86_400_000;
/** Days from today on that need not be typed. */
const NEAR_DAYS = 6;

interface HoursDraft {
  readonly shopId: number;
  readonly timeZone: string;
  /** When the question was asked. */
  readonly hours: Hours | null;
  /** Weekdays, or dates. */
  readonly days: string[];
  /** None = closed; null = as usual. */
  readonly spans: Span[] | null;
}

/** When a shop is open on some days of the week, or on dates that are asked for first when they are not said. */
export const hoursForm = form<HoursDraft>({
  id: 'hours',
  steps: {
    days: {
      ask: 'settings.holidays.ask',
      choices: ({ say, now }, { timeZone }) => nearDays(say, now, timeZone!),
      read: (answer, { timeZone }, { now }) => readDates(answer, timeZone!, now),
    },
    spans: {
      ask: ({ say, now }, draft) => ({ text: hoursQuestion(say, draft as HoursDraft, now) }),
      choices: ({ say }, draft) => usualHours(say, draft as HoursDraft),
      read: (answer, draft) => readHours(answer, draft as HoursDraft),
    },
  },
  async submit(turn, draft) {
    const { shopId, days, spans, hours } = draft;
    const seen = days.map((day) => hoursOf(hours, day));
    const outcome = await turn.run(setHours, { shopId, days, spans, seen });
    await goBack(turn, draft);
    if (!outcome.isSaved) await turn.send({ text: overtaken(turn.say, outcome) });
  },
  cancelled: goBack,
  putAside: showNothing,
});

function goBack(turn: Turn, { shopId, days }: Partial<HoursDraft>): Promise<void> {
  return days?.every(isWeekday) ? showWeek(turn, shopId!) : showHolidays(turn, shopId!, 0);
}

function nearDays(say: Say, now: Date, timeZone: string): Choice[][] {
  const choices = Array.from({ length: NEAR_DAYS }, (_, ahead) => {
    return { label: say.day(new Date(now.getTime() + ahead * DAY_MS), timeZone, now), value: ahead };
  });
  return [choices.slice(0, 2), choices.slice(2, 4), choices.slice(4)];
}

function readDates(answer: Answer, timeZone: string, now: Date): Reading<string[]> {
  if (answer.kind !== 'choice') return readDays(answer, timeZone, now);
  if (answer.value >= NEAR_DAYS) return { wrong: 'choice' };
  return { value: [dateAt(new Date(now.getTime() + answer.value * DAY_MS), timeZone)] };
}

function hoursQuestion(say: Say, { days, hours }: HoursDraft, now: Date): string {
  const present = hoursOf(hours, days[0]!);
  const isOne = present && days.every((day) => areAlike(hoursOf(hours, day), present));
  return [
    say.html('settings.hours.ask', { days: daysText(say, days, now) }),
    ...(isOne ? [say.html('forms.field-now', { value: spansText(say, present) })] : []),
  ].join('\n');
}

function usualHours(say: Say, { days, hours }: HoursDraft): Choice[][] {
  const one = (value: number, text: string) => ({ label: text, value });
  const monday = hoursOf(hours, 'mon')!;
  const isLikeMonday = days.includes('mon') || days.every((day) => areAlike(hoursOf(hours, day), monday));
  const isUsual = days.every((day) => hoursOf(hours, day) === null);
  return [
    [one(CLOSED!, say('settings.hours.closed')), one(ALL!, say('settings.hours.all-day'))],
    ...(days.every(isWeekday) && !isLikeMonday ? [[one(AS_MONDAY!, say('settings.hours.as-monday'))]] : []),
    ...(days.some(isWeekday) || isUsual ? [] : [[one(AS_USUAL!, label('remove', say('settings.hours.as-usual')))]]),
  ];
}

function readHours(answer: Answer, { hours }: HoursDraft): Reading<Span[] | null> {
  if (answer.kind !== 'choice') return readSpans(answer);
  if (answer.value === CLOSED) return { value: [] };
  if (answer.value === ALL) return { value: [...ALL_DAY] };
  return { value: answer.value === AS_USUAL ? null : hoursOf(hours, 'mon') };
}

function overtaken(say: Say, { by, now }: Extract<FieldChanged, { isSaved: false }>): string {
  const value = now === null ? say('settings.hours.usual') : spansText(say, now as never);
  return by === null
    ? say.html('forms.field-overtaken', { value })
    : say.html('forms.field-overtaken-by', { by, value });
}
