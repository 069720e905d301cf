/** `14:30` today, `tomorrow 09:00`, else `Sat, 21 Nov, 09:00`; by the clock of the shop's time zone. */
export function formatTime(
  at: Date,
  timeZone: string,
  now: Date,
  language: string,
  word: (key: string, params?: Record<string, unknown>) => string,
): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  if (day.format(at) === day.format(now)) return time;
  const tomorrow = new Date(now.getTime() + 24 * 3600 * 1000);
  if (day.format(at) === day.format(tomorrow)) return word('time.tomorrow', { time });
  const date = new Intl.DateTimeFormat(language, { timeZone, weekday: 'short', day: 'numeric', month: 'short' });
  return `${date.format(at)}, ${time}`;
}
