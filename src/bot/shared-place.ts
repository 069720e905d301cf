import type { SharedPlace } from '../chat/shared-place.ts';

/** Telegram Bot API, Message, as far as it tells of a place. */
interface Located {
  readonly message_id: number;
  readonly date: number;
  readonly edit_date?: number;
  readonly location?: object;
  readonly venue?: object;
  readonly forward_origin?: object;
}

/** Telegram Bot API, Location. */
interface Location {
  readonly latitude: number;
  readonly longitude: number;
  readonly heading?: number;
  readonly live_period?: number;
}

/** @returns undefined for everything that does not say where its sender is: a forwarded place is somebody else's. */
export function sharedPlaceIn(message: Located): SharedPlace | undefined {
  if (!message.location || message.venue || message.forward_origin) return undefined;
  const { message_id: messageId, date, edit_date: editedAt } = message;
  const { latitude, longitude, heading, live_period: seconds } = message.location as Location;
  const isEdited = editedAt !== undefined;
  const place = { isEdited, messageId, latitude, longitude, heading, at: editedAt ?? date };
  if (seconds !== undefined) return { ...place, kind: 'live', until: date + seconds };
  return { ...place, kind: isEdited ? 'stopped' : 'plain' };
}
