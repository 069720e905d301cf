import { badRequest } from '../world/api-error.ts';
import type { Chat } from '../world/chat.ts';
import type { World } from '../world/world.ts';
import { write } from '../world/write.ts';
import { method } from './method.ts';
import { chatId, messageId } from './shared-types.ts';
import { boolean, optional, required, string, unplayed } from './types.ts';

const pinning = { business_connection_id: unplayed(string), chat_id: required(chatId) } as const;

export const pinChatMessage = method(
  'pinChatMessage',
  { ...pinning, message_id: required(messageId), disable_notification: optional(boolean) },
  ({ world }, { chat_id, message_id }) => {
    const chat = pinnable(world, chat_id);
    const message = chat.messages.get(message_id);
    if (!message) throw badRequest('message to pin not found');
    if (chat.pinned[0] === message_id) return true;
    setPins(world, chat, [message_id, ...chat.pinned.filter((id) => id !== message_id)], [message_id]);
    write(world, { chat, from: world.bot.api(), content: { pinned_message: message.api } });
    return true;
  },
);

export const unpinChatMessage = method(
  'unpinChatMessage',
  { ...pinning, message_id: optional(messageId) },
  ({ world }, { chat_id, message_id }) => {
    const chat = pinnable(world, chat_id);
    const unpinned = message_id ?? chat.pinned[0];
    if (unpinned === undefined || !chat.messages.has(unpinned)) throw badRequest('message to unpin not found');
    setPins(
      world,
      chat,
      chat.pinned.filter((id) => id !== unpinned),
      [unpinned],
    );
    return true;
  },
);

function pinnable(world: World, id: number): Chat {
  const chat = world.writableChat(id);
  if (chat.kind === 'private' || chat.botStatus === 'administrator') return chat;
  throw badRequest('not enough rights to manage pinned messages in the chat');
}

function setPins(world: World, chat: Chat, pinned: number[], changed: number[]): void {
  chat.pinned = pinned;
  for (const id of changed) world.changes.tell({ type: 'edited', chat, message: chat.messages.get(id)! });
  world.changes.tell({ type: 'chat', chat });
}
