import type { Account } from '../world/account.ts';
import type { ApiMessage } from '../world/bot-api.ts';
import type { CallbackQuery } from '../world/callbacks.ts';
import type { Chat, Keyboard, StoredMessage, Topic } from '../world/chat.ts';
import type { Command, MenuButton } from '../world/command-menu.ts';
import type { StoredFile } from '../world/files.ts';
import type { Invoice } from '../world/invoice.ts';
import type { QueuedUpdate } from '../world/updates.ts';
import type { World } from '../world/world.ts';

/** Raised when what was kept before cannot be read any more. */
export const VERSION = 1;

/** A world as JSON, without the bytes of its files. */
export interface Snapshot {
  version: number;
  counts: World['counts'] & { update: number };
  bot: Record<'names' | 'descriptions' | 'shortDescriptions', [language: string, text: string][]>;
  people: ReturnType<typeof personOf>[];
  chats: ReturnType<typeof chatOf>[];
  files: FileState[];
  menu: { lists: [string, Command[]][]; buttons: [number, MenuButton][] };
  bills: Invoice[];
  updates: { allowed: string[]; waiting: QueuedUpdate[] };
  taps: TapState[];
}

export type FileState = Omit<StoredFile, 'bytes'>;
export type TapState = Pick<CallbackQuery, 'id' | 'place' | 'expiresAt'> & { chat: number; account: number };

export interface MessageState {
  api: ApiMessage;
  reactions: [number, string][];
  hasReplyKeyboard: boolean;
  silent: boolean;
  inlineMessageId?: string | undefined;
  invoice?: Invoice | undefined;
  shownAs?: string | undefined;
}

/** What a restart must not change. Toasts, typing, rates, faults and the log of calls belong to the moment. */
export function snapshotOf(world: World): Snapshot {
  const { bot, menu, updates } = world;
  return {
    version: VERSION,
    counts: { ...world.counts, update: updates.lastId },
    bot: {
      names: [...bot.names],
      descriptions: [...bot.descriptions],
      shortDescriptions: [...bot.shortDescriptions],
    },
    people: [...world.people.values()].map(personOf),
    chats: [...world.chats.values()].map(chatOf),
    files: [...world.files.all()].map(({ bytes: _, ...file }) => file),
    menu: { lists: [...menu.lists], buttons: [...menu.buttons] },
    bills: [...world.payments.bills()],
    updates: { allowed: updates.allowed, waiting: [...updates.waiting] },
    taps: [...world.callbacks.all()].map(tapOf),
  };
}

function personOf(account: Account) {
  const { id, firstName, lastName, username, languageCode, phoneNumber, note } = account;
  const { started, hasBlockedBot, isDeleted } = account;
  return {
    details: { id, firstName, lastName, username, languageCode, phoneNumber, note, started },
    hasBlockedBot,
    isDeleted,
  };
}

function chatOf(chat: Chat) {
  const { id, kind, title, isForum, pinned, migratedTo, botStatus, ownMessageId } = chat;
  return {
    ...{ id, kind, title, isForum, pinned, migratedTo, botStatus, ownMessageId },
    members: [...chat.members],
    topics: [...chat.topics] as [number, Topic][],
    keyboards: [...chat.keyboards] as [number, Keyboard][],
    readUpTo: [...chat.readUpTo],
    messages: [...chat.messages.values()].map(messageOf),
  };
}

function messageOf(message: StoredMessage): MessageState {
  const { api, reactions, hasReplyKeyboard, silent, inlineMessageId, invoice, shownAs } = message;
  return { api, reactions: [...reactions], hasReplyKeyboard, silent, inlineMessageId, invoice, shownAs };
}

function tapOf({ id, place, expiresAt, chat, account }: CallbackQuery): TapState {
  return { id, place, expiresAt, chat: chat.id, account: account.id };
}
