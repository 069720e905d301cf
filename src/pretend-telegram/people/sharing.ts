import type { ApiMessage } from '../world/bot-api.ts';
import { documentOf, photoSizes } from '../world/file-content.ts';
import { imageSize } from '../world/image-size.ts';
import type { Hand, Where } from './hand.ts';

export interface SharedContact {
  phoneNumber?: string;
  firstName?: string;
  lastName?: string;
  /** Whose it is; only the own one comes with the sender's id. */
  userId?: number;
}

/** Their own contact when nothing is given, as the button that asks for it shares it. */
export function contactOf({ account }: Hand, given: SharedContact): Partial<ApiMessage> {
  const isOwn = given.phoneNumber === undefined;
  const userId = given.userId ?? (isOwn ? account.id : undefined);
  const lastName = given.lastName ?? (isOwn ? account.lastName : undefined);
  return {
    contact: {
      phone_number: given.phoneNumber ?? account.phoneNumber,
      first_name: given.firstName ?? (isOwn ? account.firstName : 'Somebody'),
      ...(lastName !== undefined && { last_name: lastName }),
      ...(userId !== undefined && { user_id: userId }),
    },
  };
}

/** Moves, or with nothing given ends, a live location they share. */
export function changeLiveLocation(
  hand: Hand,
  id: number,
  to: { latitude: number; longitude: number } | null,
  where: Where,
): void {
  const message = hand.ownMessageAt(id, where);
  const { location, date } = message.api;
  const seconds = location?.live_period;
  const { clock } = hand.world;
  if (!location || seconds === undefined || date + seconds <= clock.date())
    throw new Error(`Message ${id} is no live location.`);
  const { latitude, longitude } = to ?? location;
  message.api = {
    ...message.api,
    location: { latitude, longitude, ...(to && { live_period: seconds }) },
    edit_date: clock.date(),
  };
  const chat = hand.chatAt(where);
  hand.world.changes.tell({ type: 'edited', chat, message });
  hand.world.updates.push('edited_message', message.api, `chat:${chat.id}`);
}

/** @throws {Error} when the bytes are no picture. */
export function photoOf({ world }: Hand, bytes: Buffer): Partial<ApiMessage> {
  const size = imageSize(bytes);
  if (!size) throw new Error('These bytes are no PNG, JPEG, GIF or WebP.');
  const mimeType = bytes.readUInt16BE(0) === 0xffd8 ? 'image/jpeg' : 'image/png';
  const name = mimeType === 'image/jpeg' ? 'photo.jpg' : 'photo.png';
  return { photo: photoSizes(world.files.add({ kind: 'photo', bytes, name, mimeType, ...size })) };
}

export function documentContent(
  { world }: Hand,
  bytes: Buffer,
  name: string,
  mimeType = 'application/octet-stream',
): Partial<ApiMessage> {
  return { document: documentOf(world.files.add({ kind: 'document', bytes, name, mimeType })) };
}

export function stickerOf({ world }: Hand): Partial<ApiMessage> {
  const file = world.files.add({
    kind: 'sticker',
    bytes: Buffer.from('sticker'),
    name: 'sticker.webp',
    mimeType: 'image/webp',
  });
  const size = { width: 512, height: 512, is_animated: false, is_video: false, file_size: file.bytes.length };
  return { sticker: { file_id: file.fileId, file_unique_id: file.uniqueId, type: 'regular', emoji: '👍', ...size } };
}

export function voiceOf({ world }: Hand): Partial<ApiMessage> {
  const file = world.files.add({
    kind: 'voice',
    bytes: Buffer.from('voice'),
    name: 'voice.oga',
    mimeType: 'audio/ogg',
  });
  const { fileId: file_id, uniqueId: file_unique_id, mimeType: mime_type, bytes } = file;
  return { voice: { file_id, file_unique_id, duration: 3, mime_type, file_size: bytes.length } };
}
