import { badRequest } from '../world/api-error.ts';
import type { Chat, StoredMessage } from '../world/chat.ts';
import type { World } from '../world/world.ts';
import { method } from './method.ts';
import { chatId, messageId } from './shared-types.ts';
import { arrayOf, checked, required } from './types.ts';

const LONGEST_SECONDS = 48 * 3600;

export const deleteMessage = method(
  'deleteMessage',
  { chat_id: required(chatId), message_id: required(messageId) },
  ({ world }, { chat_id, message_id }) => {
    const chat = world.writableChat(chat_id);
    const message = chat.messages.get(message_id);
    if (!message) throw badRequest('message to delete not found');
    if (!isDeletable(world, chat, message)) throw badRequest("message can't be deleted");
    removeMessages(world, chat, [message_id]);
    return true;
  },
);

const idList = checked(arrayOf(messageId), (ids) =>
  ids.length < 1 || ids.length > 100 ? 'message_ids must have 1-100 identifiers' : undefined,
);

/** Whatever can't be found or deleted is skipped. */
export const deleteMessages = method(
  'deleteMessages',
  { chat_id: required(chatId), message_ids: required(idList) },
  ({ world }, { chat_id, message_ids }) => {
    const chat = world.writableChat(chat_id);
    const there = message_ids.filter((id) => {
      const message = chat.messages.get(id);
      return message && isDeletable(world, chat, message);
    });
    if (there.length > 0) removeMessages(world, chat, there);
    return true;
  },
);

function removeMessages(world: World, chat: Chat, ids: number[]): void {
  for (const id of ids) chat.messages.delete(id);
  chat.pinned = chat.pinned.filter((id) => !ids.includes(id));
  world.changes.tell({ type: 'deleted', chat, messages: ids });
}

/** Its own and, in private chats or as an administrator, others'; none older than two days. */
function isDeletable(world: World, chat: Chat, { api }: StoredMessage): boolean {
  if (world.clock.date() - api.date >= LONGEST_SECONDS) return false;
  return chat.kind === 'private' || api.from.id === world.bot.id || chat.botStatus === 'administrator';
}
