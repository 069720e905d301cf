import type { Account } from '../world/account.ts';
import type { CallbackAnswer, Change, TapPlace } from '../world/changes.ts';
import type { Chat, Notice } from '../world/chat.ts';
import type { World } from '../world/world.ts';
import { keyboardSeen, menuButtonView, unreadOf, viewHeader, viewPerson } from './view-chat.ts';
import { viewMessage } from './view-message.ts';
import type { ChatHeader, MessageView, PersonView, ReplyKeyboard } from './views.ts';

/** What somebody's client learns, in the shapes README.md describes. */
export type PersonEvent =
  | { type: 'person'; person: PersonView }
  | { type: 'person-gone'; person: number }
  | { type: 'message' | 'edited'; person: number; chat: number; message: MessageView }
  | { type: 'deleted'; person: number; chat: number; messages: number[] }
  | { type: 'keyboard'; person: number; chat: number; keyboard: ReplyKeyboard | null }
  | {
      type: 'commands';
      person: number;
      chat: number;
      commands: ChatHeader['commands'];
      menuButton: ChatHeader['menuButton'];
    }
  | { type: 'typing'; person: number; chat: number; action: string | null }
  | { type: 'notice'; person: number; chat: number; notice: Notice }
  | ({ type: 'answered'; person: number; chat: number; answer: CallbackAnswer | null } & TapPlace)
  | { type: 'chat'; person: number; chat: ChatHeader }
  | { type: 'chat-gone'; person: number; chat: number; becomes?: number }
  | { type: 'unread'; person: number; chat: number; unread: number };

/** One change in the world, as each person who sees it learns of it. */
export function eventsOf(world: World, change: Change): PersonEvent[] {
  switch (change.type) {
    case 'person':
      return [{ type: 'person', person: viewPerson(change.account) }];
    case 'person-gone':
      return [{ type: 'person-gone', person: change.account.id }];
    case 'commands':
      return [...world.people.values()].flatMap((account) => menus(world, account));
    case 'keyboard':
    case 'notice':
    case 'answered':
    case 'chat-gone':
    case 'unread':
      return [personal(change)];
    default:
      return viewers(world, change.chat).map((viewer) => shared(world, change, viewer));
  }
}

type Personal = Extract<Change, { account: Account; chat: Chat }>;

function personal(change: Personal): PersonEvent {
  const where = { person: change.account.id, chat: change.chat.id };
  switch (change.type) {
    case 'keyboard':
      return { type: 'keyboard', ...where, keyboard: keyboardSeen(change.chat, change.account) };
    case 'notice':
      return { type: 'notice', ...where, notice: change.notice };
    case 'answered':
      return { type: 'answered', ...where, ...change.tap, answer: change.answer };
    case 'chat-gone':
      return { type: 'chat-gone', ...where, ...(change.becomes !== undefined && { becomes: change.becomes }) };
    case 'unread':
      return { type: 'unread', ...where, unread: unreadOf(change.chat, change.account) };
  }
}

type Shared = Extract<Change, { type: 'message' | 'edited' | 'deleted' | 'typing' | 'chat' }>;

function shared(world: World, change: Shared, viewer: Account): PersonEvent {
  const { chat } = change;
  switch (change.type) {
    case 'message':
    case 'edited': {
      const message = viewMessage(world, chat, change.message, viewer);
      return { type: change.type, person: viewer.id, chat: chat.id, message };
    }
    case 'deleted':
      return { type: 'deleted', person: viewer.id, chat: chat.id, messages: change.messages };
    case 'typing':
      return { type: 'typing', person: viewer.id, chat: chat.id, action: chat.typing?.action ?? null };
    case 'chat':
      return { type: 'chat', person: viewer.id, chat: viewHeader(world, chat, viewer) };
  }
}

function menus(world: World, account: Account): PersonEvent[] {
  const chat = world.chats.get(account.id)!;
  const commands = world.menu.seenBy(account, chat);
  return [
    {
      type: 'commands',
      person: account.id,
      chat: chat.id,
      commands,
      menuButton: menuButtonView(world.menu.buttonSeenBy(account)),
    },
  ];
}

function viewers(world: World, chat: Chat): Account[] {
  const ids = chat.kind === 'private' ? [chat.id] : [...chat.members.keys()].filter((id) => chat.isMember(id));
  return ids.flatMap((id) => world.people.get(id) ?? []);
}
