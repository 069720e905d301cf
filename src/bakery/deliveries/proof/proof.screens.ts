import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { openKitchenCard } from '../../kitchen/kitchen.actions.ts';
import type { DoorPhoto } from './proof.queries.ts';

export function doorPhotoScreen(say: Say, photo: DoorPhoto, now: Date): Screen {
  const { orderId, photoId, courier, at, timeZone } = photo;
  const text = say.html('deliveries.proof', { number: orderId, courier, time: say.time(at, timeZone, now) });
  const back = { label: label('back', say('deliveries.assign.back')), data: openKitchenCard.write({ orderId }) };
  return { photo: { photoId }, text, buttons: [[back]] };
}
