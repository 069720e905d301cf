import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import { endOf, type Pause } from '../settings/pause.ts';
import type { Hours } from './hours.ts';
import { openingAt } from './opening.ts';

export interface OpenWhen extends Partial<Pause> {
  readonly hours: Hours | null;
  readonly timeZone: string;
}

/** `🕒 Open until 18:00`, `🕒 Closed now, opens tomorrow 07:00. You can order already.`, a pause: lines of HTML. */
export function openingText(say: Say, shop: OpenWhen, now: Date): string {
  const line = lineOf(say, shop, now, shop.pausedUntil ? 'closed-until' : 'closed-order-ahead');
  return [line, ...pauseText(say, shop, now)].join('\n');
}

/** The same for one shop among others: `🕒 Closed now, opens tomorrow 07:00`. */
export function shortOpeningText(say: Say, shop: OpenWhen, now: Date): string {
  const [pause] = pauseText(say, shop, now);
  return pause ?? lineOf(say, shop, now, 'closed-until');
}

/** `⏸️ No new orders until 14:00.` and why: lines of HTML, none when orders are taken. */
export function pauseText(
  say: Say,
  { timeZone, pausedUntil = null, pauseText: words = '' }: Omit<OpenWhen, 'hours'>,
  now: Date,
): string[] {
  if (!pausedUntil) return [];
  const end = endOf({ pausedUntil });
  const time = end && say.time(end, timeZone, now);
  return [
    label('pause', say.html(end ? 'settings.no-orders-until' : 'settings.no-orders', { time })),
    ...(words ? [say.html('settings.pause-words', { words })] : []),
  ];
}

function lineOf(say: Say, { hours, timeZone }: OpenWhen, now: Date, closed: string): string {
  const { open, until, opensAt } = openingAt(hours, timeZone, now);
  const at = until ?? opensAt;
  if (!at) return label('time', say.html(open ? 'shops.open' : 'shops.closed'));
  const time = say.time(at, timeZone, now);
  return label('time', say.html(open ? 'shops.open-until' : `shops.${closed}`, { time }));
}
