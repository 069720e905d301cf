import type { BaseLogger } from 'pino';
import type { Sql } from '../database/orm.ts';
import type { Queue } from '../queues/queue.ts';

export const TRIES = 5;
/** While others are in line, what seems lost may simply be among them. */
const TIMES_LONGER_IN_LINE = 4;
/** Three times what Telegram's pace takes for one. */
const LONGER_FOR_EACH_MS = 100;
const BATCH = 1_000;

export interface SweepTimes {
  /** Milliseconds between two looks for what was lost. */
  readonly everyMs: number;
  /** What has waited for so many milliseconds though it could go on counts as lost. */
  readonly lostMs: number;
}

/** @returns after how many milliseconds something in this queue counts as lost. */
export async function lostAfterMs(queue: Queue, { lostMs }: SweepTimes): Promise<number> {
  const { waiting } = await queue.depth();
  return waiting > 0 ? lostMs * TIMES_LONGER_IN_LINE + waiting * LONGER_FOR_EACH_MS : lostMs;
}

/** Events that were queued and never told (a flushed Redis, a dead worker) go back; after five tries they are dead. */
export async function sweepEvents(sql: Sql, queue: Queue, log: BaseLogger, times: SweepTimes): Promise<void> {
  const swept = await sql<{ id: number; state: string; tries: number }>(
    `update outbox set
       state = case when tries >= $1 then 'dead' else 'pending' end,
       reason = case when tries >= $1 then coalesce(reason, 'its worker never finished') else reason end
     where state = 'queued' and queued_at < now() - $2 * interval '1 ms'
     returning id, state, tries`,
    [TRIES, await lostAfterMs(queue, times)],
  );
  for (const { id, state, tries } of swept) {
    if (state === 'dead') log.error({ eventId: id, tries }, 'An event was given up: nobody hears of it.');
    else log.warn({ eventId: id, tries }, 'An event was lost on its way and is queued again.');
  }
}

/** Told events are kept for 48 hours, dead ones for 30 days. */
export async function pruneEvents(sql: Sql): Promise<void> {
  await pruneAll(sql, `state = 'told' and told_at < now() - interval '48 hours'`);
  await pruneAll(sql, `state = 'dead' and created_at < now() - interval '30 days'`);
}

async function pruneAll(sql: Sql, old: string): Promise<void> {
  let pruned: unknown[];
  do {
    pruned = await sql(
      `delete from outbox where id = any(array(select id from outbox where ${old} limit $1)) returning id`,
      [BATCH],
    );
  } while (pruned.length === BATCH);
}
