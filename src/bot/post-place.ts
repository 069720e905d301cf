import type { LivePlace, Screen } from '../chat/screen.ts';
import type { Api } from './api.ts';
import { meaningOf } from './api-errors.ts';
import { markupOf } from './markup.ts';
import type { Sent } from './show-screen.ts';

/** Seconds. Telegram Bot API, sendLocation, live_period. */
const SHORTEST = 60;
const LONGEST = 86_400;

export interface PlaceScreen extends Screen {
  readonly place: LivePlace;
}

/** There is none to be edited, so that the next edit sends anew: it has ended, or was deleted at once. */
const NO_MESSAGE = 0;

/** Sends a live map, without a sound: what it is about has just been told. @returns the new message's id. */
export async function sendPlace(api: Api, chatId: number, { place, ...screen }: PlaceScreen): Promise<number> {
  if (place === 'over') return NO_MESSAGE;
  const { latitude, longitude, heading, until } = place;
  const seconds = Math.ceil((until.getTime() - Date.now()) / 1_000);
  const map = {
    chat_id: chatId,
    latitude,
    longitude,
    heading: heading ?? undefined,
    live_period: Math.min(Math.max(seconds, SHORTEST), LONGEST),
    disable_notification: true,
    protect_content: true,
    reply_markup: markupOf(screen),
  };
  try {
    return (await api.call<Sent>('sendLocation', map)).message_id;
  } catch (error) {
    if (meaningOf(error) === 'was-sent') return NO_MESSAGE;
    throw error;
  }
}

/** Moves a live map, or ends it; one that Telegram moves no more is sent anew. @returns as `Post.edit`. */
export async function editPlace(api: Api, chatId: number, messageId: number, screen: PlaceScreen): Promise<number> {
  const { place } = screen;
  const target = { chat_id: chatId, message_id: messageId, reply_markup: markupOf(screen) };
  try {
    if (place === 'over') await api.call('stopMessageLiveLocation', target);
    else {
      const { latitude, longitude, heading } = place;
      await api.call('editMessageLiveLocation', { ...target, latitude, longitude, heading: heading ?? undefined });
    }
    return messageId;
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning === 'not-modified' || (meaning === 'message-gone' && place === 'over')) return messageId;
    if (meaning !== 'message-gone') throw error;
    return sendPlace(api, chatId, screen);
  }
}
