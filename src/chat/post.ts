import type { Screen } from './screen.ts';

/** Puts screens into chats. Every method waits and retries as Telegram asks within a few seconds. */
export interface Post {
  /**
   * @returns the new message's id.
   * @throws {Unreachable} blocked, deactivated, never started.
   * @throws {Busy} Telegram wants us to wait longer than an answer may take.
   */
  send(chatId: number, screen: Screen): Promise<number>;
  /**
   * Shows another screen in a message. "Not modified" is success; a message that is gone or cannot turn into
   * this screen (text into photo) is replaced by a new one.
   * @returns the id of the message that now shows the screen.
   * @throws {Unreachable} {Busy} as `send`.
   */
  edit(chatId: number, messageId: number, screen: Screen): Promise<number>;
  /** Takes a message away that another one has replaced, or its buttons where it cannot be deleted. Never throws. */
  remove(chatId: number, messageId: number): Promise<void>;
  /** Takes the buttons from under a message whose time is over. Never throws. */
  strip(chatId: number, messageId: number): Promise<void>;
}

/** 403, or 400 `chat not found`: this person cannot be told until they write to us. Never retried. */
export class Unreachable extends Error {
  readonly chatId: number;

  constructor(chatId: number, reason: string) {
    super(reason);
    this.name = 'Unreachable';
    this.chatId = chatId;
  }
}

/** 429 with a wait too long to sit out, or an outage: try again after so many milliseconds. */
export class Busy extends Error {
  readonly chatId: number;
  readonly retryAfterMs: number;

  constructor(chatId: number, retryAfterMs: number, reason: string) {
    super(reason);
    this.name = 'Busy';
    this.chatId = chatId;
    this.retryAfterMs = retryAfterMs;
  }
}
