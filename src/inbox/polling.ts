import { holdSessionLock } from '../database/session-lock.ts';
import { type CallApi, failureOf } from './call-api.ts';
import type { Inbox } from './inbox.ts';
import type { Log } from './log.ts';
import { isUnauthorized, Patience } from './patience.ts';
import { reasonOf } from './reason.ts';
import { allowedUpdates, isUpdate } from './update.ts';

/** Of the advisory lock; "bulka" in ASCII. */
const LOCK_KEY = 0x62756c6b61;
const CONFLICT = 409;
/** Below the 50 s to which Telegram clamps, so that proxies do not hang up first. */
const LONG_POLL_SECONDS = 30;
const CALL_MS = 10_000;
const LAST_CALL_MS = 2_000;
const MOST_UPDATES = 100;

export interface PollingOptions {
  /** For the lock: replicas of one bot share a database. */
  readonly databaseUrl: string;
  readonly inbox: Pick<Inbox, 'store'>;
  readonly callApi: CallApi;
  readonly log: Log;
  /** The token is not valid any more; polling has ended. */
  readonly onUnauthorized: () => void;
  /** How often a replica that waits asks for the lock. */
  readonly lockRetryMs?: number;
}

export interface Polling {
  /** When getUpdates last answered and all it brought was stored. */
  readonly lastSuccessAt: Date | undefined;
  /** False while another replica polls. */
  readonly isPolling: boolean;
  /** Hangs up, lets what has come be stored and tells Telegram so. */
  stop(): Promise<void>;
}

/** Gets updates from Telegram, on one replica at a time, and confirms only what is stored. */
export function startPolling(options: PollingOptions): Polling {
  const poller = new Poller(options);
  const ended = poller.run();
  return {
    get lastSuccessAt() {
      return poller.lastSuccessAt;
    },
    get isPolling() {
      return poller.isPolling;
    },
    stop: () => {
      poller.stopping.abort();
      return ended;
    },
  };
}

class Poller {
  readonly stopping = new AbortController();
  lastSuccessAt: Date | undefined;
  isPolling = false;
  private readonly options: PollingOptions;

  constructor(options: PollingOptions) {
    this.options = options;
  }

  async run(): Promise<void> {
    const { databaseUrl: url, log, lockRetryMs: retryMs } = this.options;
    const { signal } = this.stopping;
    const onError = (error: unknown) => log.warn({ reason: reasonOf(error) }, 'The lock for polling is out of reach.');
    while (!signal.aborted) {
      const lock = await holdSessionLock({ url, key: LOCK_KEY, signal, retryMs, onError });
      if (!lock) return;
      log.info({}, 'Polling.');
      this.isPolling = true;
      await this.pollUntil(AbortSignal.any([signal, lock.lost]));
      this.isPolling = false;
      await lock.release();
    }
  }

  private async pollUntil(signal: AbortSignal): Promise<void> {
    const patience = new Patience(this.options.log, signal);
    let isWebhookGone = false;
    let offset: number | undefined;
    while (!signal.aborted) {
      try {
        if (!isWebhookGone) await this.call('deleteWebhook', { drop_pending_updates: false }, { signal });
        isWebhookGone = true;
        offset = (await this.poll(offset, signal)) ?? offset;
        patience.succeeded();
      } catch (error) {
        if (signal.aborted) break;
        if (isUnauthorized(error)) return this.giveUp();
        // Somebody has set a webhook, or polls without our lock; the pause lets them finish.
        if (failureOf(error).code === CONFLICT) isWebhookGone = false;
        await patience.pauseAfter(error);
      }
    }
    if (this.stopping.signal.aborted && offset !== undefined) await this.confirm(offset);
  }

  /** @returns the next offset when something came; all of it is stored then. */
  private async poll(offset: number | undefined, signal: AbortSignal): Promise<number | undefined> {
    // The first answer comes at once, so that it is known whether polling works.
    const timeout = this.lastSuccessAt ? LONG_POLL_SECONDS : 0;
    const params = { offset, timeout, limit: MOST_UPDATES, allowed_updates: allowedUpdates };
    const updates = (await this.call('getUpdates', params, {
      timeoutMs: timeout * 1000 + CALL_MS,
      signal,
    })) as unknown[];
    const known = updates.filter(isUpdate);
    if (known.length > 0) await this.options.inbox.store(known);
    this.lastSuccessAt = new Date();
    return known.length > 0 ? Math.max(...known.map((update) => update.update_id)) + 1 : undefined;
  }

  private async confirm(offset: number): Promise<void> {
    const last = this.call('getUpdates', { offset, timeout: 0, limit: 1 }, { timeoutMs: LAST_CALL_MS });
    await last.catch(() => {});
  }

  private giveUp(): void {
    this.stopping.abort();
    this.options.onUnauthorized();
  }

  private call(method: string, params: object, options: { timeoutMs?: number; signal?: AbortSignal }) {
    return this.options.callApi(method, { ...params }, { timeoutMs: CALL_MS, ...options, retry: false });
  }
}
