import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { openKitchenCard } from '../kitchen.actions.ts';
import type { KitchenOrder } from '../kitchen.queries.ts';

/** @returns undefined when there is no reason for it any more. */
export function alarmScreen(
  say: Say,
  alarm: 'forgotten' | 'late',
  { orderId, status, dueAt, timeZone, inGroup }: KitchenOrder,
  now: Date,
): Screen | undefined {
  if (status !== 'pending' && (alarm === 'forgotten' || status !== 'baking')) return undefined;
  const told = { number: orderId, time: say.time(dueAt, timeZone, now) };
  const text = label('time', say.html(`kitchen.alarm.${alarm}`, told));
  if (inGroup) return { text, topic: { key: 'kitchen', name: say('groups.kitchen') } };
  return {
    text,
    buttons: [[{ label: label('bake', say('kitchen.alarm.open')), data: openKitchenCard.write({ orderId }) }]],
  };
}
