import { badRequest } from '../world/api-error.ts';
import type { ApiInlineKeyboard } from '../world/bot-api.ts';
import type { Chat, StoredMessage } from '../world/chat.ts';
import type { Content } from '../world/content.ts';
import { stopTyping } from '../world/typing.ts';
import type { World } from '../world/world.ts';
import { write } from '../world/write.ts';
import { named, replyMarkup } from './reply-markup.ts';
import { chatId, messageId, replyParameters } from './shared-types.ts';
import { boolean, integer, optional, required, string, unplayed, type Values } from './types.ts';

/** What every message may be sent with. */
export const sendingTo = {
  business_connection_id: unplayed(string),
  chat_id: required(chatId),
  message_thread_id: optional(messageId),
  direct_messages_topic_id: unplayed(integer),
  disable_notification: optional(boolean),
  protect_content: optional(boolean),
  allow_paid_broadcast: unplayed(boolean),
  message_effect_id: unplayed(string),
  suggested_post_parameters: unplayed(named('SuggestedPostParameters')),
  reply_parameters: optional(replyParameters),
} as const;

export const sending = { ...sendingTo, reply_markup: optional(replyMarkup) } as const;

export type Sending = Partial<Values<typeof sending>> & { chat_id: number };

export interface Recipient {
  chat: Chat;
  topic?: number;
  replyTo?: StoredMessage;
}

/** Where a message is to go, checked; nothing is written yet. */
export function recipient(world: World, to: Sending): Recipient {
  const chat = world.writableChat(to.chat_id);
  const topic = to.message_thread_id;
  if (topic !== undefined) checkTopic(chat, topic);
  const replyTo = replied(chat, to);
  return { chat, ...(topic !== undefined && { topic }), ...(replyTo && { replyTo }) };
}

/** The bot sends something. @throws {ApiError} 429 when it is too fast. */
export function send(world: World, to: Sending, content: Content): StoredMessage {
  const place = recipient(world, to);
  world.rates.take(place.chat, 'send');
  return put(world, to, place, content);
}

/** Writes what {@link send} has checked. */
export function put(world: World, to: Sending, place: Recipient, { bill, ...content }: Content): StoredMessage {
  const inline = inlineMarkup(to.reply_markup);
  if (inline && !bill) checkNoPayButton(inline);
  stopTyping(world, place.chat);
  const message = write(world, {
    ...place,
    from: world.bot.api(),
    content: {
      ...content,
      ...(inline && { reply_markup: inline }),
      ...(to.protect_content && { has_protected_content: true }),
    },
    silent: to.disable_notification ?? false,
    ...(bill && { invoice: bill }),
  });
  if (to.reply_markup && !('inline_keyboard' in to.reply_markup))
    putKeyboard(world, place.chat, message, to.reply_markup);
  return message;
}

/** Only a bill can be paid. */
function checkNoPayButton({ inline_keyboard }: ApiInlineKeyboard): void {
  if (inline_keyboard.flat().some((button) => button.pay)) throw badRequest('BUTTON_TYPE_INVALID');
}

/** An inline keyboard without buttons is none. */
export function inlineMarkup(markup: Record<string, unknown> | undefined): ApiInlineKeyboard | undefined {
  if (!markup || !('inline_keyboard' in markup)) return undefined;
  const rows = (markup as unknown as ApiInlineKeyboard).inline_keyboard.filter((row) => row.length > 0);
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

function checkTopic(chat: Chat, topic: number): void {
  const found = chat.topics.get(topic);
  if (!chat.isForum || !found) throw badRequest('message thread not found');
  if (found.closed && chat.botStatus !== 'administrator') throw badRequest('TOPIC_CLOSED');
}

function replied(chat: Chat, { reply_parameters: reply }: Sending): StoredMessage | undefined {
  if (!reply) return undefined;
  const isElsewhere = reply.chat_id !== undefined && reply.chat_id !== chat.id;
  const message = isElsewhere ? undefined : chat.messages.get(reply.message_id);
  if (!message && !reply.allow_sending_without_reply) throw badRequest('message to be replied not found');
  return message;
}

/** In a group, a selective keyboard is only for whoever the message replies to. */
function putKeyboard(world: World, chat: Chat, message: StoredMessage, markup: Record<string, unknown>): void {
  message.hasReplyKeyboard = !('remove_keyboard' in markup);
  const addressee = message.api.reply_to_message?.from.id;
  for (const id of chat.kind === 'private' ? [chat.id] : chat.members.keys()) {
    const account = world.people.get(id);
    if (!account || (markup.selective && chat.kind !== 'private' && id !== addressee)) continue;
    if ('remove_keyboard' in markup) chat.keyboards.delete(id);
    else chat.keyboards.set(id, { message: message.api.message_id, markup });
    world.changes.tell({ type: 'keyboard', chat, account });
  }
}
