import type { Account } from './account.ts';
import type { Chat, Notice, StoredMessage } from './chat.ts';

/** Something a client would show differently from now on. */
export type Change =
  | { type: 'person'; account: Account }
  | { type: 'person-gone'; account: Account }
  | { type: 'message'; chat: Chat; message: StoredMessage }
  | { type: 'edited'; chat: Chat; message: StoredMessage; buttonsOnly?: boolean }
  | { type: 'deleted'; chat: Chat; messages: number[] }
  | { type: 'keyboard'; chat: Chat; account: Account }
  | { type: 'commands' }
  | { type: 'typing'; chat: Chat }
  | { type: 'notice'; chat: Chat; account: Account; notice: Notice }
  | { type: 'answered'; chat: Chat; account: Account; tap: TapPlace; answer: CallbackAnswer | null }
  | { type: 'chat'; chat: Chat }
  | { type: 'chat-gone'; chat: Chat; account: Account; becomes?: number }
  | { type: 'unread'; chat: Chat; account: Account };

export interface TapPlace {
  message?: number;
  row?: number;
  column?: number;
}

export interface CallbackAnswer {
  text?: string;
  showAlert?: boolean;
  url?: string;
}

/** Tells whoever listens, at once and in order. */
export class Changes {
  private readonly listeners = new Set<(change: Change) => void>();
  private count = 0;

  /** Rises with every change: what changed later has a higher number. */
  get latest(): number {
    return this.count;
  }

  next(): number {
    this.count += 1;
    return this.count;
  }

  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(change: Change): void {
    this.next();
    // Nobody reads an old message anew because its buttons have gone.
    const isRead = change.type === 'message' || (change.type === 'edited' && !change.buttonsOnly);
    if (isRead) change.message.changedAt = this.count;
    for (const listener of this.listeners) listener(change);
  }
}
