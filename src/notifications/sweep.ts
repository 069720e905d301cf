import type { BaseLogger } from 'pino';
import type { Sql } from '../database/orm.ts';
import { lostAfterMs, type SweepTimes } from '../outbox/sweep.ts';
import type { Queue } from '../queues/queue.ts';
import { remindOfLost } from './reminders.ts';

const BATCH = 500;

/**
 * Reminds of people whose news wait though their chat may be written to: a flushed Redis, a worker that died.
 * @param isFirst look since the program began: what waits then had no time to be told before it ended, and is no loss.
 */
export async function sweepNews(
  sql: Sql,
  sends: Queue,
  log: BaseLogger,
  { isFirst, ...times }: SweepTimes & { readonly isFirst: boolean },
): Promise<void> {
  const forgotten = await sql<{ person_id: number }>(
    `select distinct n.person_id
     from notice n
     join person p on p.id = n.person_id
     left join chat_pace c on c.chat_id = p.telegram_id
     where n.state = 'waiting' and n.created_at < now() - $1 * interval '1 ms'
       and (c.chat_id is null or c.next_at < now() - interval '1 second')
       and (c.held_until is null or c.held_until < now())
     limit $2`,
    [await lostAfterMs(sends, times), BATCH],
  );
  if (forgotten.length === 0) return;
  if (isFirst) log.info({ people: forgotten.length }, 'News waited for the program and are told now.');
  else log.warn({ people: forgotten.length }, 'News were lost on their way and are queued again.');
  await remindOfLost(
    sends,
    times.lostMs,
    forgotten.map(({ person_id }) => person_id),
  );
}

/** Ended notices are kept for 48 hours, dead ones for 30 days. */
export async function pruneNews(sql: Sql): Promise<void> {
  await pruneAll(sql, `state in ('sent', 'skipped') and ended_at < now() - interval '48 hours'`);
  await pruneAll(sql, `state = 'dead' and created_at < now() - interval '30 days'`);
}

async function pruneAll(sql: Sql, old: string): Promise<void> {
  let pruned: unknown[];
  do {
    pruned = await sql(
      `delete from notice where id = any(array(select id from notice where ${old} limit $1)) returning id`,
      [1_000],
    );
  } while (pruned.length === 1_000);
}
