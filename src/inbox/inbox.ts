import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../bakery/operation.ts';
import type { Sql } from '../database/orm.ts';
import { Claiming } from './claiming.ts';
import { type Depth, measureDepth } from './depth.ts';
import { Lanes } from './lanes.ts';
import { endAllLeases } from './leases.ts';
import type { Log } from './log.ts';
import { Outage } from './outage.ts';
import { Storing } from './storing.ts';
import { Sweeping } from './sweeping.ts';
import { Work } from './work.ts';

const LONGEST_STOP_MS = 10_000;

export interface Received {
  readonly updateId: number;
  /** Telegram id of the person, else of the chat. */
  readonly lane: number;
  /** A Telegram Update. */
  readonly body: object;
  /** 1 for the first. */
  readonly tries: number;
  /** An operation commits only where the row still has this token. */
  readonly leaseToken: string;
  /** Results of operations already committed for it, in order. */
  readonly effects: Outcome[];
}

/** Written in the same statement that marks the update done. `data: null` forgets the session. */
export interface Done {
  readonly session?: { readonly telegramId: number; readonly data: object | null };
}

/** Throws only when something is broken: the update is then tried again, five times in all. */
// biome-ignore lint/suspicious/noConfusingVoidType: most handlers have nothing to say
export type Handle = (update: Received) => Promise<Done | void>;

export interface InboxObserver {
  /** New ones; repeats are not counted. */
  stored?(count: number): void;
  /** `kind` as Telegram names it (`message` …); `lost`: another replica had taken it over. */
  handled?(kind: string, result: 'done' | 'failed' | 'dead' | 'lost', seconds: number): void;
  /** Given up for good; the row says why. */
  dead?(kind: string): void;
}

export interface InboxOptions {
  /** Updates are stored through it: what it has committed is on the disk. */
  readonly sql: Sql;
  /** Leases and endings go through it, and may be forgotten in a crash of PostgreSQL: the update is then handled again. */
  readonly forgetfulSql?: Sql;
  readonly handle: Handle;
  readonly log: Log;
  readonly observer?: InboxObserver;
  /** Updates of different people handled at once. */
  readonly concurrency?: number;
  /** No other process is at work on this database: what a killed one had in work is taken over at once. */
  readonly isAlone?: boolean;
  /** So long after a crash another process takes over. */
  readonly leaseSeconds?: number;
}

export interface Inbox {
  /**
   * Resolves when committed. A repeat of an update_id changes nothing.
   * @throws {TypeError} for what is no update; the database's error when it cannot be stored now.
   */
  store(updates: readonly object[]): Promise<void>;
  depth(): Promise<Depth>;
  /** Begins with nothing new, waits up to ten seconds for what is in work. What is stored meanwhile waits. */
  stop(): Promise<void>;
}

/** Updates in: each stored once, handled one at a time per person, by whichever replica has a hand free. */
export async function startInbox(options: InboxOptions): Promise<Inbox> {
  const { handle, log, observer = {}, concurrency = 32, leaseSeconds = 15 } = options;
  const sql = options.forgetfulSql ?? options.sql;
  const outage = new Outage(log);
  const lanes = new Lanes(concurrency, () => claiming.wake());
  const work = new Work({ sql, lanes, handle, log, observer, outage });
  const sweeping = new Sweeping({ sql, lanes, work, leaseSeconds, log, observer, outage });
  const shared = {
    ...{ sql, lanes, leaseSeconds, outage },
    begin: work.begin.bind(work),
    abandon: sweeping.abandon.bind(sweeping),
  };
  const claiming = new Claiming(shared);
  const storing = new Storing({ ...shared, sql: options.sql, stored: (count) => observer.stored?.(count) });
  if (options.isAlone) await endAllLeases(sql);
  await sweeping.start();
  return {
    store: (updates) => storing.store(updates),
    depth: () => measureDepth(sql),
    async stop() {
      lanes.close();
      const deadline = performance.now() + LONGEST_STOP_MS;
      const isQuiet = () => storing.isIdle && claiming.isIdle && work.isEmpty;
      while (!isQuiet() && performance.now() < deadline) await sleep(5);
      work.giveUp();
      await sweeping.stop();
    },
  };
}
