import type { ApiUpdate } from './bot-api.ts';
import type { Clock } from './clock.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** How long the server keeps an update for the bot, in milliseconds. tdlib/telegram-bot-api, Client.cpp. */
const LIFETIME: Record<string, number> = {
  callback_query: 150 * SECOND,
  shipping_query: 150 * SECOND,
  pre_checkout_query: 150 * SECOND,
  inline_query: 30 * SECOND,
  chosen_inline_result: 30 * SECOND,
};

/** Left out unless the bot asks for them. https://core.telegram.org/bots/api#getupdates */
const UNASKED = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** The server drops an update whose JSON is larger. */
const LARGEST_BYTES = 65_536;

export interface QueuedUpdate {
  id: number;
  json: string;
  /** Webhook deliveries of one queue come one after another. */
  queue: string;
  expiresAt: number;
  /** Came from a test with an id of its own: an offset does not confirm it before it was handed out. */
  isUnseen?: boolean;
}

/** Updates the bot has not confirmed. Whoever delivers them (polling or webhook) is told when one comes. */
export class Updates {
  readonly waiting = new Set<QueuedUpdate>();
  allowed: string[] = [];
  onPush: (update: QueuedUpdate) => void = () => {};
  private readonly idle = new Set<() => void>();
  private readonly clock: Clock;
  private readonly log: (line: string) => void;
  /** Of the last one that was pushed. */
  lastId: number;

  constructor(clock: Clock, log: (line: string) => void, firstId: number) {
    this.clock = clock;
    this.log = log;
    this.lastId = firstId - 1;
  }

  /** @param queue `message` updates: the chat; callbacks and payments: the person. */
  push(kind: string, content: object, queue: string): void {
    if (!this.wants(kind)) return;
    // Telegram's ids rise with gaps; a bot that counts on none of them missing is wrong.
    this.lastId += this.lastId % 7 === 0 ? 3 : 1;
    this.enqueue({ update_id: this.lastId, [kind]: content }, queue);
  }

  /** @param isUnseen see {@link QueuedUpdate.isUnseen} */
  enqueue(body: ApiUpdate, queue: string, isUnseen = false): void {
    const kind = Object.keys(body).find((key) => key !== 'update_id') ?? '';
    const json = JSON.stringify(body);
    const bytes = Buffer.byteLength(json);
    if (bytes > LARGEST_BYTES) {
      this.log(`Dropped an update of ${bytes} bytes; Telegram delivers ${LARGEST_BYTES}.`);
      return;
    }
    const update = { id: body.update_id, json, queue, expiresAt: this.clock.now() + (LIFETIME[kind] ?? DAY), isUnseen };
    this.waiting.add(update);
    this.onPush(update);
  }

  confirm(update: QueuedUpdate): void {
    this.waiting.delete(update);
    if (this.waiting.size === 0) this.wakeIdle();
  }

  dropExpired(): void {
    const now = this.clock.now();
    for (const update of this.waiting) if (update.expiresAt <= now) this.confirm(update);
  }

  clear(): void {
    this.waiting.clear();
    this.wakeIdle();
  }

  /** Resolves when the bot has confirmed all there is. */
  settled(): Promise<void> {
    this.dropExpired();
    if (this.waiting.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.add(resolve));
  }

  private wakeIdle(): void {
    for (const wake of this.idle) wake();
    this.idle.clear();
  }

  private wants(kind: string): boolean {
    return this.allowed.length > 0 ? this.allowed.includes(kind) : !UNASKED.includes(kind);
  }
}
