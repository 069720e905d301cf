import type { Account } from './account.ts';
import { memberUpdate, personWrites } from './acts.ts';
import type { ApiMessage, ApiUser } from './bot-api.ts';
import { Chat, type MemberStatus, type Topic } from './chat.ts';
import type { World } from './world.ts';
import { write } from './write.ts';

export interface GroupDetails {
  title: string;
  members: Account[];
  /** A group with topics; it is a supergroup from the start. */
  forum?: boolean;
  /** How the bot is in it; `administrator` hears everything. */
  bot?: 'member' | 'administrator';
}

const FIRST_GROUP = -5_000_000;
const FIRST_SUPERGROUP = -1_002_000_000_000;

/** The first member creates it and adds the bot. */
export function createGroup(world: World, { title, members, forum, bot }: GroupDetails): Chat {
  const [creator] = members;
  if (!creator) throw new Error('A group needs somebody who creates it.');
  const chat = newChat(world, forum ? 'supergroup' : 'group', title);
  chat.isForum = forum ?? false;
  chat.botStatus = 'left';
  for (const account of members) chat.members.set(account.id, account === creator ? 'creator' : 'member');
  world.changes.tell({ type: 'chat', chat });
  setBotStatus(world, chat, creator, bot ?? 'member');
  return chat;
}

/** The bot comes, goes or changes its rank. */
export function setBotStatus(world: World, chat: Chat, by: Account, to: MemberStatus): void {
  const from = chat.botStatus;
  if (from === to) return;
  const wasThere = isThere(from);
  chat.botStatus = to;
  const bot = world.bot.api();
  world.updates.push('my_chat_member', memberUpdate(world, chat, by.api(), { user: bot, from, to }), `chat:${chat.id}`);
  if (!wasThere && isThere(to)) serviceBy(world, chat, by, { new_chat_members: [bot] });
  if (wasThere && !isThere(to)) write(world, { chat, from: by.api(), content: { left_chat_member: bot } });
  world.changes.tell({ type: 'chat', chat });
}

export function addMember(world: World, chat: Chat, by: Account, account: Account): void {
  const from = chat.members.get(account.id) ?? 'left';
  chat.members.set(account.id, 'member');
  world.changes.tell({ type: 'chat', chat });
  serviceBy(world, chat, by, { new_chat_members: [account.api()] });
  tellMembership(world, chat, by.api(), { user: account.api(), from, to: 'member' });
}

export function removeMember(world: World, chat: Chat, by: Account, account: Account): void {
  const from = chat.members.get(account.id) ?? 'left';
  const to = by === account ? 'left' : 'kicked';
  serviceBy(world, chat, by, { left_chat_member: account.api() });
  chat.members.set(account.id, to);
  world.changes.tell({ type: 'chat-gone', chat, account });
  world.changes.tell({ type: 'chat', chat });
  tellMembership(world, chat, by.api(), { user: account.api(), from, to });
}

/** A basic group becomes a supergroup: a new chat with a new id, and a last word in the old one. */
export function upgradeGroup(world: World, old: Chat): Chat {
  if (old.kind !== 'group' || old.migratedTo !== null) throw new Error(`${old.title} is no basic group.`);
  const chat = newChat(world, 'supergroup', old.title);
  const creator = creatorOf(world, old);
  for (const [id, status] of old.members) chat.members.set(id, status);
  chat.botStatus = old.botStatus;
  serviceBy(world, old, creator, { migrate_to_chat_id: chat.id });
  old.migratedTo = chat.id;
  for (const account of world.people.values()) {
    if (old.isMember(account.id)) world.changes.tell({ type: 'chat-gone', chat: old, account, becomes: chat.id });
  }
  world.changes.tell({ type: 'chat', chat });
  serviceBy(world, chat, creator, { migrate_from_chat_id: old.id });
  return chat;
}

/** @param by a person, or the bot. */
export function createTopic(
  world: World,
  chat: Chat,
  by: ApiUser,
  about: { name: string; iconColor: number; iconEmojiId?: string },
): Topic {
  const { name, iconColor, iconEmojiId } = about;
  const created = { name, icon_color: iconColor, ...(iconEmojiId && { icon_custom_emoji_id: iconEmojiId }) };
  const { api } = write(world, { chat, from: by, content: { forum_topic_created: created } });
  const topic: Topic = { id: api.message_id, name, iconColor, closed: false, ...(iconEmojiId && { iconEmojiId }) };
  chat.topics.set(topic.id, topic);
  api.message_thread_id = topic.id;
  api.is_topic_message = true;
  world.changes.tell({ type: 'chat', chat });
  if (!by.is_bot) world.updates.push('message', api, `chat:${chat.id}`);
  return topic;
}

/** With all that was written in it; the bot hears nothing of that. */
export function deleteTopic(world: World, chat: Chat, id: number): void {
  if (!chat.topics.delete(id)) throw new Error(`${chat.title} has no topic ${id}.`);
  for (const [messageId, { api }] of chat.messages) {
    if (api.message_thread_id === id) chat.messages.delete(messageId);
  }
  world.changes.tell({ type: 'chat', chat });
}

export function creatorOf(world: World, chat: Chat): Account {
  const ids = [...chat.members].filter(([, status]) => status === 'creator').map(([id]) => id);
  return world.people.get(ids[0] ?? 0)!;
}

function newChat(world: World, kind: 'group' | 'supergroup', title: string): Chat {
  const first = kind === 'group' ? FIRST_GROUP : FIRST_SUPERGROUP;
  const chat = new Chat(first - world.nextGroupNumber(), kind, title);
  if (kind === 'supergroup') chat.ownMessageId = 0;
  world.chats.set(chat.id, chat);
  return chat;
}

function isThere(status: MemberStatus): boolean {
  return status === 'member' || status === 'administrator';
}

function serviceBy(world: World, chat: Chat, by: Account, content: Partial<ApiMessage>): void {
  personWrites(world, by, { chat }, content);
}

function tellMembership(
  world: World,
  chat: Chat,
  by: ApiUser,
  change: { user: ApiUser; from: string; to: string },
): void {
  if (chat.botStatus !== 'administrator') return;
  world.updates.push('chat_member', memberUpdate(world, chat, by, change), `chat:${chat.id}`);
}
