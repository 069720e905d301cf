import type { Account } from './account.ts';
import type { CallbackAnswer, TapPlace } from './changes.ts';
import type { Chat, StoredMessage } from './chat.ts';
import type { World } from './world.ts';

/** A client gives up waiting; a later answer is still shown. */
const SPINNING_MS = 10_000;

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
  const stopSpinning = world.clock.after(SPINNING_MS, () => {
    world.changes.tell({ type: 'answered', chat, account, tap: place, answer: null });
  });
  const answered = (answer: CallbackAnswer) => {
    stopSpinning();
    world.changes.tell({ type: 'answered', chat, account, tap: place, answer });
    resolve(answer);
  };
  world.callbacks.add({ id, chat, account, place, resolve: answered });
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
