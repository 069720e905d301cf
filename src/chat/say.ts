import type { Money } from '../bakery/money.ts';

export type SayParams = Record<string, unknown>;

/** Speaks one reader's language. Keys live in `locales/<language>/<feature>.json`. */
export interface Say {
  /** Plain text, for button labels and toasts. `count` chooses the plural. */
  (key: string, params?: SayParams): string;
  /** Message text for HTML parse mode: every parameter is escaped, the locale's own tags stay. */
  html(key: string, params?: SayParams): string;
  money(amount: Money): string;
  /** `today 14:30`, `Sat 21 Nov, 09:00`: as the shop's clock shows it. */
  time(at: Date, timeZone: string, now: Date): string;
  /** `Today`, `Tomorrow`, `Sat 21 Nov`: the day on the shop's calendar, for a button. */
  day(at: Date, timeZone: string, now: Date): string;
  readonly language: string;
}
