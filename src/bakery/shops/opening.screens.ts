import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Hours } from './hours.ts';
import { openingAt } from './opening.ts';

export interface OpenWhen {
  readonly hours: Hours | null;
  readonly timeZone: string;
}

/** `🕒 Open until 18:00`, `🕒 Closed now, opens tomorrow 07:00`: a line of HTML. */
export function openingText(say: Say, { hours, timeZone }: OpenWhen, now: Date): string {
  const { open, until, opensAt } = openingAt(hours, timeZone, now);
  const time = until ?? opensAt;
  const when = open ? 'open' : 'closed';
  return label(
    'time',
    time ? say.html(`shops.${when}-until`, { time: say.time(time, timeZone, now) }) : say.html(`shops.${when}`),
  );
}
