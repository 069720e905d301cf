import { type FieldChanged, foundInstead } from '../../change-field.ts';
import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { type Hours, type Span, type Weekday, weekdays } from './hours.ts';
import { dateAt } from './opening.ts';
import { ALL_DAY, areAlike } from './spans.ts';

export interface NewHours {
  readonly shopId: number;
  /** Weekdays, or dates as `YYYY-MM-DD`. */
  readonly days: readonly string[];
  /** None = closed; null makes dates like any other. */
  readonly spans: Span[] | null;
  /** Of each of the days, when the question was asked. */
  readonly seen: readonly (Span[] | null)[];
}

/** The same hours for some days of the week, or some dates. Colleagues may change other days meanwhile. */
export const setHours = operation({
  name: 'set-hours',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: NewHours) => shopId,
  async run({ em, now }, _actor, { shopId, days, spans, seen }): Promise<FieldChanged> {
    const [shop] = await rows<{ hours: Hours | null; timeZone: string }>(em)`
      select hours, time_zone as "timeZone" from shop where id = ${shopId} for no key update`;
    const { hours, timeZone } = shop!;
    const changed = days.findIndex((day, i) => !areAlike(hoursOf(hours, day), seen[i] ?? null));
    if (changed >= 0) {
      const { by } = await foundInstead(em, { table: 'shop', id: shopId, column: 'hours' });
      return { isSaved: false, by, now: hoursOf(hours, days[changed]!) as never };
    }
    const made = withDays(hours ?? { week: alwaysOpen, days: {} }, days, spans, dateAt(now, timeZone));
    await rows(em)`update shop set hours = ${JSON.stringify(made)}::jsonb where id = ${shopId}`;
    return { isSaved: true };
  },
});

/** Of a weekday, or a date that is not as usual; null for one that is. */
export function hoursOf(hours: Hours | null, day: string): Span[] | null {
  if (!isWeekday(day)) return hours?.days[day] ? [...hours.days[day]] : null;
  return [...(hours ? (hours.week[day] ?? []) : ALL_DAY)];
}

export function isWeekday(day: string): day is Weekday {
  return (weekdays as readonly string[]).includes(day);
}

const alwaysOpen = Object.fromEntries(weekdays.map((day) => [day, ALL_DAY]));

/** Dates that are over are forgotten on the way. */
function withDays(hours: Hours, days: readonly string[], spans: Span[] | null, today: string): Hours {
  const set = <Key extends string>(of: readonly Key[]) => Object.fromEntries(of.map((day) => [day, spans ?? []]));
  const isDropped = (date: string) => date < today || (spans === null && days.includes(date));
  const kept = Object.fromEntries(Object.entries(hours.days).filter(([date]) => !isDropped(date)));
  return {
    week: { ...hours.week, ...set(days.filter(isWeekday)) },
    days: spans === null ? kept : { ...kept, ...set(days.filter((day) => !isWeekday(day))) },
  };
}
