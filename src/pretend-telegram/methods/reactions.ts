import { badRequest } from '../world/api-error.ts';
import { REACTIONS } from '../world/reactions.ts';
import { method } from './method.ts';
import { eitherOf, object } from './objects.ts';
import { named } from './reply-markup.ts';
import { chatId, messageId } from './shared-types.ts';
import { arrayOf, boolean, checked, optional, required, string, type Type } from './types.ts';

const emojiReaction = object('ReactionTypeEmoji', {
  type: required(string),
  emoji: required(checked(string, (emoji) => (REACTIONS.has(emoji) ? undefined : 'REACTION_INVALID'))),
});

const reactionType: Type<{ type: string; emoji: string }> = {
  ...eitherOf({ emoji: emojiReaction, custom_emoji: named('ReactionTypeCustomEmoji') }, (value) => String(value.type)),
  names: ['ReactionType'],
};

export const setMessageReaction = method(
  'setMessageReaction',
  {
    chat_id: required(chatId),
    message_id: required(messageId),
    reaction: optional(checked(arrayOf(reactionType), (list) => (list.length > 1 ? 'REACTIONS_TOO_MANY' : undefined))),
    is_big: optional(boolean),
  },
  ({ world }, { chat_id, message_id, reaction }) => {
    const chat = world.writableChat(chat_id);
    const message = chat.messages.get(message_id);
    if (!message) throw badRequest('message to react not found');
    const emoji = reaction?.[0]?.emoji;
    if (emoji === undefined) message.reactions.delete(world.bot.id);
    else message.reactions.set(world.bot.id, emoji);
    world.changes.tell({ type: 'edited', chat, message });
    return true;
  },
);
