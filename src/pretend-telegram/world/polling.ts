import { ApiError } from './api-error.ts';
import type { Clock } from './clock.ts';
import { ConnectionCut } from './connection-cut.ts';
import { RawJson } from './raw-json.ts';
import type { Updates } from './updates.ts';

/** A longer wait is cut to this. Seconds. */
const LONGEST_WAIT = 50;

const NONE = new RawJson('[]');

export interface PollRequest {
  offset?: number;
  limit?: number;
  timeout?: number;
}

interface Poller {
  limit: number;
  finish(updates: RawJson): void;
  fail(error: Error): void;
}

/** `getUpdates`: an offset confirms everything below it; a newer request ends an older one. */
export class Polling {
  private readonly updates: Updates;
  private readonly clock: Clock;
  private poller: Poller | null = null;
  private readonly watchers = new Set<() => void>();

  constructor(updates: Updates, clock: Clock) {
    this.updates = updates;
    this.clock = clock;
  }

  /** Resolves as soon as a bot waits for updates. */
  polled(): Promise<void> {
    if (this.poller) return Promise.resolve();
    return new Promise((resolve) => this.watchers.add(resolve));
  }

  /** @param onGone called with a function to call when the bot hangs up. */
  poll(request: PollRequest, onGone: (gone: () => void) => void): RawJson | Promise<RawJson> {
    this.interrupt('terminated by other getUpdates request; make sure that only one bot instance is running');
    this.updates.dropExpired();
    this.confirm(request.offset ?? 0);
    const limit = Math.min(Math.max(request.limit ?? 100, 1), 100);
    const ready = this.take(limit);
    const seconds = Math.min(Math.max(request.timeout ?? 0, 0), LONGEST_WAIT);
    return ready !== NONE || seconds === 0 ? ready : this.wait(limit, seconds * 1000, onGone);
  }

  /** To be called when an update came in. */
  wake(): void {
    this.poller?.finish(this.take(this.poller.limit));
  }

  interrupt(why: string): void {
    this.poller?.fail(new ApiError(409, `Conflict: ${why}`));
  }

  /** The line goes dead. */
  cut(): void {
    this.poller?.fail(new ConnectionCut());
  }

  end(): void {
    this.poller?.finish(NONE);
  }

  private wait(limit: number, ms: number, onGone: (gone: () => void) => void): Promise<RawJson> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        callOff();
        if (this.poller === poller) this.poller = null;
      };
      const poller: Poller = {
        limit,
        finish: (updates) => {
          leave();
          resolve(updates);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      const callOff = this.clock.after(ms, () => poller.finish(NONE));
      onGone(leave);
      this.poller = poller;
      for (const watcher of this.watchers) watcher();
      this.watchers.clear();
    });
  }

  private confirm(offset: number): void {
    if (offset < 0) this.keepLast(-offset);
    for (const update of this.updates.waiting) {
      if (update.id < offset && !update.isUnseen) this.updates.confirm(update);
    }
  }

  private keepLast(count: number): void {
    const all = [...this.updates.waiting];
    for (const update of all.slice(0, Math.max(0, all.length - count))) this.updates.confirm(update);
  }

  private take(limit: number): RawJson {
    if (this.updates.waiting.size === 0) return NONE;
    const taken: string[] = [];
    for (const update of this.updates.waiting) {
      taken.push(update.json);
      update.isUnseen = false;
      if (taken.length === limit) break;
    }
    return new RawJson(`[${taken.join(',')}]`);
  }
}
