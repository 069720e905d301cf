import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Hours } from './hours.ts';
import { openingAt } from './opening.ts';

export interface OpenWhen {
  readonly hours: Hours | null;
  readonly timeZone: string;
}

/** `🕒 Open until 18:00`, `🕒 Closed now, opens tomorrow 07:00. You can order already.`: a line of HTML. */
export function openingText(say: Say, shop: OpenWhen, now: Date): string {
  return lineOf(say, shop, now, 'closed-order-ahead');
}

/** The same for one shop among others: `🕒 Closed now, opens tomorrow 07:00`. */
export function shortOpeningText(say: Say, shop: OpenWhen, now: Date): string {
  return lineOf(say, shop, now, 'closed-until');
}

function lineOf(say: Say, { hours, timeZone }: OpenWhen, now: Date, closed: string): string {
  const { open, until, opensAt } = openingAt(hours, timeZone, now);
  const at = until ?? opensAt;
  if (!at) return label('time', say.html(open ? 'shops.open' : 'shops.closed'));
  const time = say.time(at, timeZone, now);
  return label('time', say.html(open ? 'shops.open-until' : `shops.${closed}`, { time }));
}
