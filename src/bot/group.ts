import type { Chat, Message } from 'telegraf/types';
import type { InGroup } from '../chat/room.ts';
import { type Command, readCommand } from './command.ts';

/** @returns undefined for a private chat, and for what is no group of people. */
export function groupIn(chat: Chat | undefined): InGroup | undefined {
  if (chat?.type !== 'group' && chat?.type !== 'supergroup') return undefined;
  return { chatId: chat.id, title: chat.title, isForum: chat.type === 'supergroup' && chat.is_forum === true };
}

/** The new id of a group, which tells of it twice: in the old chat and in the new one. */
export function movedIn(message: Message): { readonly from: number; readonly to: number } | undefined {
  if ('migrate_to_chat_id' in message) return { from: message.chat.id, to: message.migrate_to_chat_id };
  if ('migrate_from_chat_id' in message) return { from: message.migrate_from_chat_id, to: message.chat.id };
  return undefined;
}

/** A command for us, named or not; `/start link` comes from the button that adds the bot to a group. */
export function commandIn(message: Message, me: string): Command | undefined {
  const command = 'text' in message ? readCommand(message.text) : undefined;
  if (!command || (command.bot ?? me).toLowerCase() !== me.toLowerCase()) return undefined;
  return command.name === 'start' && command.words === 'link' ? { ...command, name: 'link', words: '' } : command;
}

/** The topic a message stands in; the general one has none. */
export function threadIn(message: Message): number | undefined {
  return message.is_topic_message ? message.message_thread_id : undefined;
}
