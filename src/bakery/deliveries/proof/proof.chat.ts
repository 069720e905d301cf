import { room } from '../../../chat/room.ts';
import { workplace } from '../../people/workplace.ts';
import { Refusal } from '../../refusal.ts';
import { openProof } from './proof.actions.ts';
import { doorPhoto } from './proof.queries.ts';
import { doorPhotoScreen } from './proof.screens.ts';

export const proofs = room();

/** Below the card, which stays. */
proofs.on(openProof, async (turn, { orderId }) => {
  workplace(turn.visitor, 'employee', 'owner');
  const photo = await turn.read(doorPhoto, orderId, turn.visitor);
  if (!photo) throw new Refusal('delivery.no-photo', { number: orderId });
  await turn.send(doorPhotoScreen(turn.say, photo, turn.now));
});
