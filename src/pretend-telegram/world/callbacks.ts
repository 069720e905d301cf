import type { Account } from './account.ts';
import { badRequest } from './api-error.ts';
import type { CallbackAnswer, TapPlace } from './changes.ts';
import type { Chat } from './chat.ts';
import type { Clock } from './clock.ts';

/** Afterwards the server does not know the query any more. tdlib/telegram-bot-api, Client.cpp. */
const LIFETIME_MS = 150_000;
const KEPT = 10_000;

export interface CallbackQuery {
  id: string;
  chat: Chat;
  account: Account;
  place: TapPlace;
  expiresAt: number;
  resolve: (answer: CallbackAnswer) => void;
}

/** Taps the bot owes an answer: each is answered once, and in time. */
export class Callbacks {
  private readonly open = new Map<string, CallbackQuery>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  add(query: Omit<CallbackQuery, 'expiresAt'>): void {
    this.restore({ ...query, expiresAt: this.clock.now() + LIFETIME_MS });
    if (this.open.size > KEPT) this.open.delete(this.open.keys().next().value!);
  }

  restore(query: CallbackQuery): void {
    this.open.set(query.id, query);
  }

  all(): Iterable<CallbackQuery> {
    return this.open.values();
  }

  /** @throws {ApiError} when it is unknown, answered already, or too old. */
  take(id: string): CallbackQuery {
    const query = this.open.get(id);
    this.open.delete(id);
    if (!query || query.expiresAt <= this.clock.now()) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    return query;
  }
}
