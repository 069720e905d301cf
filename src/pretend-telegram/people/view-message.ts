import type { Account } from '../world/account.ts';
import type { ApiInlineButton, ApiMessage, ApiUser } from '../world/bot-api.ts';
import type { Chat, StoredMessage } from '../world/chat.ts';
import type { World } from '../world/world.ts';
import { buttonView } from './view-buttons.ts';
import { contentView } from './view-content.ts';
import type { MessageView } from './views.ts';

/** One message as a person's client shows it. */
export function viewMessage(world: World, chat: Chat, message: StoredMessage, viewer: Account): MessageView {
  const { api, reactions } = message;
  return {
    id: api.message_id,
    chat: chat.id,
    at: api.date * 1000,
    from: senderView(api.from),
    mine: api.from.id === viewer.id,
    ...contentView(world, message),
    entities: api.entities ?? api.caption_entities ?? [],
    buttons: buttonsOf(message).map((row) => row.map(buttonView)),
    ...surroundings(api, chat),
    edited: api.edit_date !== undefined,
    pinned: chat.pinned.includes(api.message_id),
    reactions: [...reactions.values()],
  };
}

/** A bill without buttons has one to pay it with. */
export function buttonsOf({ api, invoice }: StoredMessage): ApiInlineButton[][] {
  if (api.reply_markup) return api.reply_markup.inline_keyboard;
  return invoice ? [[{ text: invoice.isPaid ? 'Receipt' : 'Pay', pay: true }]] : [];
}

function senderView(user: ApiUser): MessageView['from'] {
  return {
    id: user.id,
    name: fullName(user),
    ...(user.username !== undefined && { username: user.username }),
    isBot: user.is_bot,
  };
}

function surroundings(api: ApiMessage, chat: Chat): Partial<MessageView> {
  const reply = api.reply_to_message;
  const repliedAs = reply && chat.messages.get(reply.message_id)?.shownAs;
  const origin = api.forward_origin as { sender_user?: ApiUser; sender_user_name?: string } | undefined;
  const forwardedFrom = origin?.sender_user ? fullName(origin.sender_user) : origin?.sender_user_name;
  return {
    ...(reply && {
      replyTo: {
        id: reply.message_id,
        from: fullName(reply.from),
        text: repliedAs ?? reply.text ?? reply.caption ?? '',
      },
    }),
    ...(forwardedFrom !== undefined && { forwardedFrom }),
    ...(api.via_bot?.username !== undefined && { viaBot: api.via_bot.username }),
    ...(api.media_group_id !== undefined && { album: api.media_group_id }),
    ...(api.message_thread_id !== undefined && { topic: api.message_thread_id }),
    ...(api.show_caption_above_media === true && { captionAbove: true }),
  };
}

function fullName({ first_name, last_name }: ApiUser): string {
  return last_name === undefined ? first_name : `${first_name} ${last_name}`;
}
