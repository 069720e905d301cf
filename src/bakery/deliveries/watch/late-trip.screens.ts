import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { openDelivery } from '../deliveries.actions.ts';
import type { LateTrip } from './late-trip.queries.ts';

export function lateTripScreen(say: Say, { orderId, dueAt, timeZone }: LateTrip, now: Date): Screen {
  const told = { number: orderId, time: say.time(dueAt, timeZone, now) };
  return {
    text: label('time', say.html('deliveries.late', told)),
    buttons: [[{ label: label('delivery', say('deliveries.open')), data: openDelivery.write({ orderId }) }]],
  };
}
