import { room } from '../../../chat/room.ts';
import type { SharedPlace } from '../../../chat/shared-place.ts';
import { sharedScreen } from './live-location.screens.ts';
import { liveMap, liveMapHearers } from './live-map.notices.ts';
import { type Sharing, shareLocation, stopSharing } from './share-location.ts';

export const liveLocation = room();

liveLocation.tells(liveMapHearers, liveMap);

/** Only the first word of it is answered: a courier who rides does not look at a chat that answers every street. */
liveLocation.place(async (turn, place) => {
  if (!turn.visitor.roles.some(({ kind }) => kind === 'courier')) return false;
  if (place.kind === 'stopped') {
    await turn.run(stopSharing, { messageId: place.messageId });
    return true;
  }
  const shared = await turn.run(shareLocation, sharingOf(place));
  if (!shared || place.isEdited) return !!shared;
  await turn.send(sharedScreen(turn.say, { ...shared, follows: place.kind === 'live' }, turn.now));
  return true;
});

function sharingOf({ messageId, latitude, longitude, heading, at, until }: SharedPlace): Sharing {
  return { messageId, latitude, longitude, heading: heading ?? null, at, until: until ?? null };
}
