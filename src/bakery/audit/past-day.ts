import { periodIn } from '../exchange/period.ts';

/**
 * `24.12.`, the last one there was, or with its year as a period is written.
 * @param today `2026-11-21`
 * @returns `20261224`; undefined for anything else, several days too
 */
export function pastDay(written: string, today: string): number | undefined {
  const year = Number(today.slice(0, 4));
  const short = /^\s*\d{1,2}[./]\d{1,2}\.?\s*$/.test(written) ? written.trim().replace(/\.$/, '') : undefined;
  const isOne = /^\s*(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})\.?\s*$/.test(written);
  if (short === undefined && !isOne) return undefined;
  const whole = short === undefined ? [written] : [`${short}.${year}`, `${short}.${year - 1}`];
  const days = whole.map(periodIn).filter((period) => period && period.from === period.until);
  const day = (days.find((one) => one!.from <= today) ?? days[0])?.from;
  return day === undefined ? undefined : Number(day.replaceAll('-', ''));
}
