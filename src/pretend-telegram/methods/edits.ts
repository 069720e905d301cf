import { isDeepStrictEqual } from 'node:util';
import { badRequest } from '../world/api-error.ts';
import type { ApiMessage } from '../world/bot-api.ts';
import type { StoredMessage } from '../world/chat.ts';
import type { World } from '../world/world.ts';
import { captionContent, textContent } from './messages.ts';
import { method } from './method.ts';
import { inlineKeyboard, named } from './reply-markup.ts';
import { inlineMarkup } from './sending.ts';
import { chatId, entityList, linkPreview, messageId } from './shared-types.ts';
import { boolean, optional, string, unplayed, type Values } from './types.ts';

/** Which message: one in a chat, or one sent through inline mode. */
export const editing = {
  business_connection_id: unplayed(string),
  chat_id: optional(chatId),
  message_id: optional(messageId),
  inline_message_id: optional(string),
  reply_markup: optional(inlineKeyboard),
} as const;

export type Editing = Values<typeof editing>;

/** @throws {ApiError} 400 when it is gone or not the bot's to edit. */
export function editable(world: World, given: Editing): StoredMessage {
  if (given.inline_message_id !== undefined) {
    const message = world.inlineMessages.get(given.inline_message_id);
    if (!message) throw badRequest('MESSAGE_ID_INVALID');
    return message;
  }
  if (given.chat_id === undefined) throw badRequest('chat_id is empty');
  if (given.message_id === undefined) throw badRequest('message identifier is not specified');
  const message = world.writableChat(given.chat_id).messages.get(given.message_id);
  if (!message) throw badRequest('message to edit not found');
  if (message.api.from.id !== world.bot.id || message.hasReplyKeyboard) throw badRequest("message can't be edited");
  return message;
}

/** Replaces what is given and the keyboard; fields set to undefined vanish. */
export function edit(
  world: World,
  message: StoredMessage,
  given: Editing,
  content: Partial<ApiMessage>,
): ApiMessage | true {
  const chat = world.chats.get(message.api.chat.id)!;
  const { edit_date: _, ...before } = message.api;
  const after = withoutUndefined({
    ...before,
    ...content,
    reply_markup: inlineMarkup(given.reply_markup),
  }) as ApiMessage;
  if (isDeepStrictEqual(before, after)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  world.rates.take(chat, 'edit');
  message.api = { ...after, edit_date: world.clock.date() };
  world.changes.tell({ type: 'edited', chat, message, buttonsOnly: Object.keys(content).length === 0 });
  return given.inline_message_id === undefined ? message.api : true;
}

export const editMessageText = method(
  'editMessageText',
  {
    ...editing,
    text: optional(string),
    parse_mode: optional(string),
    entities: optional(entityList),
    link_preview_options: optional(linkPreview),
    rich_message: unplayed(named('InputRichMessage')),
  },
  ({ world }, given) => {
    const message = editable(world, given);
    if (message.api.text === undefined) throw badRequest('there is no text in the message to edit');
    const { text, entities } = textContent(given.text ?? '', given.parse_mode, given.entities);
    return edit(world, message, given, { text, entities, link_preview_options: given.link_preview_options });
  },
);

export const editMessageCaption = method(
  'editMessageCaption',
  {
    ...editing,
    caption: optional(string),
    parse_mode: optional(string),
    caption_entities: optional(entityList),
    show_caption_above_media: optional(boolean),
  },
  ({ world }, given) => {
    const message = editable(world, given);
    if (!message.api.photo && !message.api.document) throw badRequest('there is no caption in the message to edit');
    const { caption, caption_entities, show_caption_above_media } = captionContent(given);
    return edit(world, message, given, { caption, caption_entities, show_caption_above_media });
  },
);

export const editMessageReplyMarkup = method('editMessageReplyMarkup', editing, ({ world }, given) =>
  edit(world, editable(world, given), given, {}),
);

function withoutUndefined(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
