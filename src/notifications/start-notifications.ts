import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { BaseLogger } from 'pino';
import type { Hearers, Notice } from '../chat/notice.ts';
import type { Post } from '../chat/post.ts';
import type { Say } from '../chat/say.ts';
import type { Sql } from '../database/orm.ts';
import { every } from '../outbox/every.ts';
import type { SweepTimes } from '../outbox/sweep.ts';
import type { Queues } from '../queues/queue.ts';
import type { Cards } from './cards.ts';
import { deliver } from './deliver.ts';
import { neverQuiet, type QuietShops, tellHeld } from './held.ts';
import { nobodyWatches, type Observer } from './observer.ts';
import { type Pace, telegramPace } from './pace.ts';
import { postOfNews } from './paced-post.ts';
import type { Reminder } from './reminders.ts';
import { pruneNews, sweepNews } from './sweep.ts';
import { tellEvent } from './tell-event.ts';
import type { Tools } from './tools.ts';
import { Traffic } from './traffic.ts';

const sweepTimes: SweepTimes = { everyMs: 5_000, lostMs: 10_000 };
const PRUNE_MS = 10 * 60_000;
const STOP_MS = 10_000;
const EVENTS_AT_ONCE = 2;
/** Enough for 28 messages a second when Telegram takes half a second for each. */
const SENDS_AT_ONCE = 16;

export interface NotificationsOptions {
  readonly em: SqlEntityManager;
  readonly sql: Sql;
  readonly queues: Queues;
  readonly hearers: readonly Hearers[];
  readonly notices: readonly Notice[];
  readonly cards: Cards;
  readonly post: Post;
  /** Shared with the post of the replies where this process answers people too. */
  readonly traffic?: Traffic;
  readonly sayIn: (language: string) => Say;
  readonly log: BaseLogger;
  readonly observer?: Observer;
  readonly pace?: Pace;
  readonly sweep?: SweepTimes;
  readonly quiet?: QuietShops;
  readonly setCommandsOf?: (personId: number) => Promise<void>;
}

/** Turns events into news, and tells them to people at Telegram's pace. Any number of processes may do so at once. */
export function startNotifications({
  queues,
  notices,
  observer = nobodyWatches,
  pace = telegramPace,
  sweep = sweepTimes,
  quiet = neverQuiet,
  setCommandsOf = async () => {},
  traffic = new Traffic(pace.most),
  ...rest
}: NotificationsOptions): { stop(): Promise<void> } {
  const { sql, log } = rest;
  const sends = queues.queue('sends');
  const post = postOfNews(rest.post, traffic, sql, pace);
  const tools: Tools = { ...rest, notices: byCode(notices), sends, observer, pace, post, quiet, setCommandsOf };
  const telling = queues.work('events', (job) => tellEvent(tools, (job as { eventId: number }).eventId), {
    concurrency: EVENTS_AT_ONCE,
  });
  const sending = queues.work('sends', (job) => deliver(tools, job as Reminder), { concurrency: SENDS_AT_ONCE });
  let isFirst = true;
  const lookForLost = async () => {
    await sweepNews(sql, sends, log, { ...sweep, isFirst });
    isFirst = false;
  };
  const stopSweeping = every(sweep.everyMs, 'Sweeping the news', lookForLost, log);
  const stopHolding = every(sweep.everyMs, 'Telling what was held', () => tellHeld(tools, sweep.everyMs), log);
  const stopPruning = every(PRUNE_MS, 'Pruning the news', () => pruneNews(sql), log);
  return {
    async stop() {
      await Promise.all([stopSweeping(), stopHolding(), stopPruning(), telling.stop(STOP_MS), sending.stop(STOP_MS)]);
    },
  };
}

function byCode(notices: readonly Notice[]): Map<string, Notice> {
  const known = new Map(notices.map((notice) => [notice.code, notice]));
  if (known.size < notices.length) throw new Error('Two notices have the same code.');
  return known;
}
