const HOUR = 60;
const DAY = 24 * HOUR;

/** `30 min`, `1 hr 30 min`, `2 days` as the reader writes it. */
export function durationText(minutes: number, language: string): string {
  const parts = { day: Math.floor(minutes / DAY), hour: Math.floor((minutes % DAY) / HOUR), minute: minutes % HOUR };
  return Object.entries(parts)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    )
    .join(' ');
}
