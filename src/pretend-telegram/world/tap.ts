import type { Account } from './account.ts';
import type { CallbackAnswer, TapPlace } from './changes.ts';
import type { Chat, StoredMessage } from './chat.ts';
import type { World } from './world.ts';

export interface Tap {
  chat: Chat;
  data: string;
  message?: StoredMessage;
  place: TapPlace;
}

/** Sends callback data, a button's or any other; resolves when the bot answers, which may be never. */
export function tap(world: World, account: Account, { chat, data, message, place }: Tap): Promise<CallbackAnswer> {
  const id = world.randomId();
  const { promise, resolve } = Promise.withResolvers<CallbackAnswer>();
  world.callbacks.add({ id, chat, account, place, resolve });
  const inlineMessageId = message?.inlineMessageId;
  const query = {
    id,
    from: account.api(),
    ...(inlineMessageId !== undefined ? { inline_message_id: inlineMessageId } : message && { message: message.api }),
    chat_instance: String(chat.id * 7919),
    data,
  };
  world.updates.push('callback_query', query, `callback:${account.id}`);
  return promise;
}
