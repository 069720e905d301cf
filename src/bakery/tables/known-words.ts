import type { Say } from '../../chat/say.ts';
import { deliveryStatuses } from '../deliveries/delivery-status.ts';
import { failures, givenBackReasons, losses } from '../deliveries/setbacks.ts';
import { alarms } from '../kitchen/alarms/order-alarm.ts';
import { reasonText } from '../orders/cancel-reason.ts';
import { orderStatuses } from '../orders/order-status.ts';

/** The database's own words that have a name in every language (`tables.words`). */
export const knownWords: ReadonlySet<string> = new Set([
  ...orderStatuses,
  ...deliveryStatuses,
  ...['delivery', 'pickup', 'cash', 'courier', 'employee', 'owner', 'customer', 'bakery', 'shop'],
  ...['opening', 'order', 'cancelled', 'restock', 'baked', 'waste', 'counted', 'gift'],
  ...['assigned', 'regained', 'done', 'dropped'],
  ...alarms,
]);

const setbacks: ReadonlySet<string> = new Set([...givenBackReasons, ...losses, ...failures, 'courier-gone']);

/** A word of the database, or what somebody has typed in its place. */
export function wordText(say: Say, word: string): string {
  if (knownWords.has(word)) return say(`tables.words.${word}`);
  return setbacks.has(word) ? say(`deliveries.setback.${word}`) : reasonText(say, word);
}
