const DAY_MS = 24 * 3600 * 1000;

/** `14:30` today, `tomorrow 09:00`, else `Sat 21 Nov, 09:00`; by the clock of the shop's time zone. */
export function formatTime(
  at: Date,
  timeZone: string,
  now: Date,
  language: string,
  word: (key: string, params?: Record<string, unknown>) => string,
): string {
  const { clock, date } = formatsOf(language, timeZone);
  const time = clock.format(at);
  const days = dayOf(at, timeZone) - dayOf(now, timeZone);
  if (days === 0) return time;
  return days === 1 ? word('time.tomorrow', { time }) : `${date.format(at)}, ${time}`;
}

/** `Today`, `Tomorrow`, else `Sat 21 Nov`; by the calendar of the shop's time zone. */
export function formatDay(
  at: Date,
  timeZone: string,
  now: Date,
  language: string,
  word: (key: string) => string,
): string {
  const days = dayOf(at, timeZone) - dayOf(now, timeZone);
  if (days === 0 || days === 1) return word(days === 0 ? 'time.day-today' : 'time.day-tomorrow');
  return formatsOf(language, timeZone).date.format(at);
}

/** Days are counted on the calendar: where clocks change one has 23 or 25 hours. */
function dayOf(at: Date, timeZone: string): number {
  return Date.parse(formatsOf('en-CA', timeZone).day.format(at)) / DAY_MS;
}

interface Formats {
  readonly clock: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
  /** `2026-11-20` in en-CA. */
  readonly day: Intl.DateTimeFormat;
}

const formats = new Map<string, Formats>();

/** Making a DateTimeFormat costs a hundred times more than using one. */
function formatsOf(language: string, timeZone: string): Formats {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  // English without a country: its bakeries write the day first and count hours to 24.
  const locale = language === 'en' ? 'en-GB' : language;
  const made = {
    clock: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    date: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }),
    day: new Intl.DateTimeFormat(locale, { timeZone }),
  };
  formats.set(key, made);
  return made;
}
