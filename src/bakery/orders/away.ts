import type { Say } from '../../chat/say.ts';
import { kilometresText } from '../shops/distance.ts';
import type { OrderView } from './order-card.queries.ts';

/** A bicycle in a town, stops at lights included. */
const KM_AN_HOUR = 15;
/** Streets are longer than the crow's way: in towns by about a third. */
const DETOUR = 1.3;
/** Nearer than this they are looking for the bell. */
const AT_THE_DOOR_KM = 0.1;
/** Above ten minutes nobody knows better than to five. */
const EXACT_MINUTES = 10;
const ROUND_MINUTES = 5;

/** Roughly how long a courier needs who comes straight. Rounded up: to be early is no broken promise. */
export function minutesAway(kilometres: number): number {
  const minutes = Math.max(1, Math.ceil((kilometres * DETOUR * 60) / KM_AN_HOUR));
  return minutes <= EXACT_MINUTES ? minutes : Math.ceil(minutes / ROUND_MINUTES) * ROUND_MINUTES;
}

/** Who brings it, and how far away they are if they share it. */
export function courierText(say: Say, { courier, courierAway }: OrderView): string {
  if (courierAway === undefined) return say.html('orders.card.courier', { courier });
  if (courierAway < AT_THE_DOOR_KM) return say.html('orders.card.courier-near', { courier });
  const distance = kilometresText(courierAway, say.language);
  return say.html('orders.card.courier-away', { courier, distance, minutes: minutesAway(courierAway) });
}
