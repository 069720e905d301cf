import type { Account } from './account.ts';
import type { ApiMessage, ApiUser } from './bot-api.ts';
import type { Chat, StoredMessage } from './chat.ts';
import type { World } from './world.ts';
import { write } from './write.ts';

export interface Place {
  chat: Chat;
  topic?: number;
  replyTo?: StoredMessage;
  /** What clients show in place of the text. */
  shownAs?: string | undefined;
}

/** A person writes something; the bot hears of it where it may. */
export function personWrites(
  world: World,
  account: Account,
  place: Place,
  content: Partial<ApiMessage>,
): StoredMessage {
  const { chat } = place;
  if (chat.kind === 'private') comeBack(world, account);
  else if (!chat.isMember(account.id)) throw new Error(`${account.name} is not in ${chat.title}.`);
  const message = write(world, { ...place, from: account.api(), content });
  markRead(world, chat, account);
  if (isHeard(world, chat, message)) world.updates.push('message', message.api, `chat:${chat.id}`);
  return message;
}

/** Whoever writes to a bot lets it write back. */
function comeBack(world: World, account: Account): void {
  if (account.hasBlockedBot) unblock(world, account);
  if (account.started) return;
  account.started = true;
  world.changes.tell({ type: 'person', account });
}

export function block(world: World, account: Account): void {
  if (account.hasBlockedBot) return;
  account.hasBlockedBot = true;
  botStanding(world, account, { from: 'member', to: 'kicked' });
}

export function unblock(world: World, account: Account): void {
  if (!account.hasBlockedBot) return;
  account.hasBlockedBot = false;
  account.started = true;
  botStanding(world, account, { from: 'kicked', to: 'member' });
}

function botStanding(world: World, account: Account, { from, to }: { from: string; to: string }): void {
  world.changes.tell({ type: 'person', account });
  world.changes.tell({ type: 'chat', chat: world.chats.get(account.id)! });
  const chat = world.chats.get(account.id)!;
  world.updates.push(
    'my_chat_member',
    memberUpdate(world, chat, account.api(), { user: world.bot.api(), from, to }),
    `chat:${chat.id}`,
  );
}

/** https://core.telegram.org/bots/api#chatmemberupdated */
export function memberUpdate(
  world: World,
  chat: Chat,
  by: ApiUser,
  { user, from, to }: { user: ApiUser; from: string; to: string },
): object {
  return {
    chat: world.apiChat(chat),
    from: by,
    date: world.clock.date(),
    old_chat_member: member(user, from),
    new_chat_member: member(user, to),
  };
}

export function member(user: ApiUser, status: string): object {
  return status === 'kicked' ? { user, status, until_date: 0 } : { user, status };
}

export function markRead(world: World, chat: Chat, account: Account): void {
  const newest = [...chat.messages.keys()].at(-1) ?? 0;
  if (chat.readUpTo.get(account.id) === newest) return;
  chat.readUpTo.set(account.id, newest);
  world.changes.tell({ type: 'unread', chat, account });
}

/** In a group a bot that is no administrator hears commands, replies to itself and mentions. */
export function isHeard(world: World, chat: Chat, { api }: StoredMessage): boolean {
  if (chat.kind === 'private') return true;
  if (chat.botStatus === 'administrator') return true;
  if (chat.botStatus !== 'member') return false;
  const isSpeech = api.text !== undefined || api.caption !== undefined || api.photo || api.document || api.contact;
  const isToBot = api.reply_to_message?.from.id === world.bot.id || api.via_bot?.id === world.bot.id;
  const text = api.text ?? api.caption ?? '';
  return (
    !isSpeech || isToBot || text.startsWith('/') || text.toLowerCase().includes(`@${world.bot.username.toLowerCase()}`)
  );
}
