import { member } from '../world/acts.ts';
import { badRequest } from '../world/api-error.ts';
import type { Chat } from '../world/chat.ts';
import { leaveGroup } from '../world/leave-group.ts';
import type { World } from '../world/world.ts';
import { method } from './method.ts';
import { chatId, userId } from './shared-types.ts';
import { required } from './types.ts';

const COMMON = {
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
};

export const getChat = method('getChat', { chat_id: required(chatId) }, ({ world }, { chat_id }) => {
  const chat = world.knownChat(chat_id);
  const person = world.people.get(chat_id);
  if (person && !person.started) throw badRequest('chat not found');
  world.checkMembership(chat);
  const pinned = chat.messages.get(chat.pinned[0] ?? 0);
  return {
    ...world.apiChat(chat),
    ...COMMON,
    ...(person?.username !== undefined && { active_usernames: [person.username] }),
    ...(pinned && { pinned_message: pinned.api }),
  };
});

export const getChatMember = method(
  'getChatMember',
  { chat_id: required(chatId), user_id: required(userId) },
  ({ world }, { chat_id, user_id }) => {
    const chat = world.knownChat(chat_id);
    world.checkMembership(chat);
    if (user_id === world.bot.id) return botMember(world, chat);
    const person = world.people.get(user_id);
    if (!person) throw badRequest('user not found');
    const status =
      chat.kind === 'private' ? (chat.id === user_id ? 'member' : 'left') : (chat.members.get(user_id) ?? 'left');
    return status === 'creator'
      ? { ...member(person.api(), status), is_anonymous: false }
      : member(person.api(), status);
  },
);

export const leaveChat = method('leaveChat', { chat_id: required(chatId) }, ({ world }, { chat_id }) => {
  const chat = world.writableChat(chat_id);
  if (chat.kind === 'private') throw badRequest("chat member status can't be changed in private chats");
  leaveGroup(world, chat);
  return true;
});

/** https://core.telegram.org/bots/api#chatmemberadministrator */
function botMember(world: World, chat: Chat): object {
  const status = chat.kind === 'private' ? 'member' : chat.botStatus;
  if (status !== 'administrator') return member(world.bot.api(), status);
  return {
    ...member(world.bot.api(), status),
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: false,
    can_restrict_members: false,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_pin_messages: true,
    can_manage_topics: chat.isForum,
  };
}
