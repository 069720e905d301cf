import type { ApiChat, ApiMessage, ApiUser } from './bot-api.ts';
import type { Invoice } from './invoice.ts';

/** Older messages are forgotten, so that a long load test does not fill the memory. */
const MESSAGES_KEPT = 500;

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface Topic {
  id: number;
  name: string;
  iconColor: number;
  iconEmojiId?: string;
  closed: boolean;
}

/** What lies below somebody's input field; `markup` as the Bot API has it. */
export interface Keyboard {
  message: number;
  markup: Record<string, unknown>;
}

export interface Notice {
  text: string;
  alert: boolean;
  at: number;
  chat: number;
  message?: number;
}

export interface StoredMessage {
  api: ApiMessage;
  /** By user id. */
  reactions: Map<number, string>;
  /** The message has a reply keyboard: Telegram lets nobody edit it. */
  hasReplyKeyboard: boolean;
  inlineMessageId?: string;
  invoice?: Invoice;
  silent: boolean;
  /** What clients show in place of the text. */
  shownAs?: string;
  /** Rises with every change in the world, so that a reader can ask for what is newer. */
  changedAt: number;
}

/** A private chat between one person and the bot, or a group. */
export class Chat {
  id: number;
  kind: 'private' | 'group' | 'supergroup';
  title: string;
  isForum = false;
  readonly members = new Map<number, MemberStatus>();
  readonly messages = new Map<number, StoredMessage>();
  readonly topics = new Map<number, Topic>();
  pinned: number[] = [];
  readonly keyboards = new Map<number, Keyboard>();
  readonly readUpTo = new Map<number, number>();
  readonly notices = new Map<number, Notice[]>();
  typing: { action: string; stop: () => void } | null = null;
  migratedTo: number | null = null;
  /** The bot's standing; in a private chat it does not matter. */
  botStatus: MemberStatus = 'member';
  /** The last one: a supergroup counts its own messages; elsewhere the world does. */
  ownMessageId: number | null = null;
  private apiChat: ApiChat | null = null;

  constructor(id: number, kind: Chat['kind'], title: string) {
    this.id = id;
    this.kind = kind;
    this.title = title;
  }

  /** @param owner the person of a private chat. */
  api(owner?: ApiUser): ApiChat {
    this.apiChat ??= this.kind === 'private' ? privateChat(this.id, owner!) : this.groupChat();
    return this.apiChat;
  }

  /** To be called when a name or title changes; messages keep what was true when they were written. */
  renamed(): void {
    this.apiChat = null;
  }

  /** Undefined where the world counts. */
  nextMessageId(): number | undefined {
    if (this.ownMessageId === null) return undefined;
    this.ownMessageId += 1;
    return this.ownMessageId;
  }

  keep(message: StoredMessage): void {
    this.messages.set(message.api.message_id, message);
    if (this.messages.size > MESSAGES_KEPT) this.messages.delete(this.messages.keys().next().value!);
  }

  isMember(userId: number): boolean {
    const status = this.members.get(userId);
    return status !== undefined && status !== 'left' && status !== 'kicked';
  }

  private groupChat(): ApiChat {
    const chat: ApiChat = { id: this.id, type: this.kind, title: this.title };
    return this.isForum ? { ...chat, is_forum: true } : chat;
  }
}

function privateChat(id: number, owner: ApiUser): ApiChat {
  const { first_name, last_name, username } = owner;
  return {
    id,
    type: 'private',
    first_name,
    ...(last_name !== undefined && { last_name }),
    ...(username !== undefined && { username }),
  };
}
