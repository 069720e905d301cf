import type { Reading } from '../../chat/form.ts';
import { languages } from '../../chat/languages.ts';
import { isCurrency } from '../money.ts';

/** Offered as buttons; every other ISO 4217 code can be typed. */
export const commonCurrencies = ['EUR', 'USD', 'GBP', 'CHF', 'RUB', 'KZT', 'GEL', 'TRY'] as const;

/** Offered as buttons; every other IANA name, or a city that has one, can be typed. */
export const commonTimeZones = [
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Moscow',
  'Asia/Yekaterinburg',
  'Asia/Almaty',
  'America/New_York',
  'America/Los_Angeles',
] as const;

/** What a zone is called where there is little room: `America/New_York` → `New York`. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

export function currencyOf(typed: string): Reading<string> {
  const code = typed.trim().toUpperCase();
  return isCurrency(code) ? { value: code } : { wrong: 'currency' };
}

/** `Europe/Berlin` and `europe/berlin`, also `New York` where one zone only is named after it. */
export function timeZoneOf(typed: string): Reading<string> {
  const wanted = typed.trim().replaceAll(' ', '_').toLowerCase();
  const cities = Intl.supportedValuesOf('timeZone').filter((zone) => zone.toLowerCase().endsWith(`/${wanted}`));
  const zone = cities.length === 1 ? cities[0] : canonical(wanted);
  return zone ? { value: zone } : { wrong: 'time-zone' };
}

/** Intl also knows names that its list leaves out, such as `Europe/Kyiv`; bare offsets have no summer time. */
function canonical(zone: string): string | undefined {
  if (!/^[a-z]/.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

export function languageOf(position: number): Reading<string> {
  const language = languages[position];
  return language ? { value: language } : { wrong: 'choice' };
}
