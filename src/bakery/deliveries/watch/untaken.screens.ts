import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { openKitchenCard } from '../../kitchen/kitchen.actions.ts';
import { openCouriers } from '../assigning/assign.actions.ts';
import type { Untaken } from './untaken.queries.ts';

export function untakenScreen(say: Say, { orderId, dueAt, timeZone }: Untaken, now: Date): Screen {
  const told = { number: orderId, time: say.time(dueAt, timeZone, now) };
  return {
    text: label('time', say.html('deliveries.untaken', told)),
    buttons: [
      [{ label: label('staff', say('kitchen.assign')), data: openCouriers.write({ orderId, page: 0 }) }],
      [{ label: label('bake', say('kitchen.open')), data: openKitchenCard.write({ orderId }) }],
    ],
  };
}
