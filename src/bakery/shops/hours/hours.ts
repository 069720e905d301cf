/** `HH:MM`, both in the shop's own time; `until` is later, `24:00` at the latest. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** When a shop is open. Several spans of a day leave a break between them; none at all is a day off. */
export interface Hours {
  readonly week: { readonly [Day in Weekday]?: readonly Span[] };
  /** Days that are not as usual, by `YYYY-MM-DD`; an empty list is a holiday. */
  readonly days: { readonly [date: string]: readonly Span[] };
}
