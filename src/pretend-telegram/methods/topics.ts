import { badRequest } from '../world/api-error.ts';
import type { Chat, Topic } from '../world/chat.ts';
import { createTopic } from '../world/group.ts';
import type { World } from '../world/world.ts';
import { write } from '../world/write.ts';
import { method } from './method.ts';
import { chatId, messageId } from './shared-types.ts';
import { checked, integer, optional, required, string, textOf } from './types.ts';

const COLORS = [0x6fb9f0, 0xffd67e, 0xcb86db, 0x8eee98, 0xff93b2, 0xfb6f5f];

const topicOf = { chat_id: required(chatId), message_thread_id: required(messageId) } as const;

export const createForumTopic = method(
  'createForumTopic',
  {
    chat_id: required(chatId),
    name: required(textOf(1, 128, 'TOPIC_TITLE_EMPTY')),
    icon_color: optional(
      checked(integer, (color) => (COLORS.includes(color) ? undefined : 'TOPIC_ICON_COLOR_INVALID')),
    ),
    icon_custom_emoji_id: optional(string),
  },
  ({ world }, { chat_id, name, icon_color, icon_custom_emoji_id }) => {
    const chat = forum(world, chat_id);
    const about = {
      name,
      iconColor: icon_color ?? COLORS[0]!,
      ...(icon_custom_emoji_id && { iconEmojiId: icon_custom_emoji_id }),
    };
    const topic = createTopic(world, chat, world.bot.api(), about);
    return {
      message_thread_id: topic.id,
      name,
      icon_color: topic.iconColor,
      ...(topic.iconEmojiId && { icon_custom_emoji_id: topic.iconEmojiId }),
    };
  },
);

export const editForumTopic = method(
  'editForumTopic',
  { ...topicOf, name: optional(textOf(0, 128, 'TOPIC_TITLE_INVALID')), icon_custom_emoji_id: optional(string) },
  ({ world }, { chat_id, message_thread_id, name, icon_custom_emoji_id }) => {
    const chat = forum(world, chat_id);
    const topic = topicIn(chat, message_thread_id);
    const isRenamed = name !== undefined && name !== '' && name !== topic.name;
    const isRedrawn = icon_custom_emoji_id !== undefined && icon_custom_emoji_id !== (topic.iconEmojiId ?? '');
    if (!isRenamed && !isRedrawn) throw badRequest('TOPIC_NOT_MODIFIED');
    if (isRenamed) topic.name = name;
    if (isRedrawn) topic.iconEmojiId = icon_custom_emoji_id;
    announce(world, chat, topic, {
      forum_topic_edited: { ...(isRenamed && { name }), ...(isRedrawn && { icon_custom_emoji_id }) },
    });
    return true;
  },
);

export const closeForumTopic = method('closeForumTopic', topicOf, ({ world }, { chat_id, message_thread_id }) => {
  const chat = forum(world, chat_id);
  const topic = topicIn(chat, message_thread_id);
  if (topic.closed) throw badRequest('TOPIC_NOT_MODIFIED');
  topic.closed = true;
  announce(world, chat, topic, { forum_topic_closed: {} });
  return true;
});

/** @throws {ApiError} 400 when it has no topics, or the bot may not touch them. */
function forum(world: World, id: number): Chat {
  const chat = world.writableChat(id);
  if (!chat.isForum) throw badRequest('the chat is not a forum');
  if (chat.botStatus !== 'administrator') throw badRequest('not enough rights to manage topics');
  return chat;
}

function topicIn(chat: Chat, id: number): Topic {
  const topic = chat.topics.get(id);
  if (!topic) throw badRequest('TOPIC_ID_INVALID');
  return topic;
}

function announce(world: World, chat: Chat, topic: Topic, content: object): void {
  write(world, { chat, from: world.bot.api(), content, topic: topic.id });
  world.changes.tell({ type: 'chat', chat });
}
