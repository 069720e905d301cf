import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseLogger } from 'pino';
import type { Sql } from '../database/orm.ts';
import type { Queue } from '../queues/queue.ts';
import { bell } from './bell.ts';

const BATCH = 200;
const POLL_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

export interface RelayOptions {
  readonly sql: Sql;
  /** The queue `events`. */
  readonly queue: Queue;
  readonly log: BaseLogger;
}

export interface Relay {
  /** Call it after a commit that wrote events: they then leave at once. Events of other processes wait ≤ 100 ms. */
  wake(): void;
  stop(): Promise<void>;
}

/** Moves what became true from the outbox to the queue. Any number of processes may do so at once. */
export function startRelay({ sql, queue, log }: RelayOptions): Relay {
  const woken = bell();
  const stopping = new AbortController();

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        const moved = await moveBatch(sql, queue);
        if (failures > 0) log.info('The outbox is being emptied again.');
        failures = 0;
        if (moved < BATCH) await woken.heard(POLL_MS);
      } catch (error) {
        if (failures === 0) log.warn(`News wait in the outbox: ${(error as Error).message}`);
        failures++;
        const pauseMs = Math.min(POLL_MS * 2 ** failures, LONGEST_PAUSE_MS);
        await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  const running = run();
  return {
    wake: woken.ring,
    async stop() {
      stopping.abort();
      woken.ring();
      await running;
    },
  };
}

/** Rows are marked first: a crash before they are in the queue leaves them to the sweeper. */
async function moveBatch(sql: Sql, queue: Queue): Promise<number> {
  const events = await sql<{ id: number; queued_at: Date }>(
    `update outbox set state = 'queued', queued_at = now()
     where id = any(array(
       select id from outbox where state = 'pending' and due_at <= now()
       order by id limit $1 for update skip locked))
     returning id, queued_at`,
    [BATCH],
  );
  if (events.length === 0) return 0;
  events.sort((a, b) => a.id - b.id);
  try {
    // The time makes the id another one when an event is queued again while its first job lies in the failed set.
    await queue.add(events.map(({ id, queued_at }) => ({ id: `e${id}-${+queued_at}`, data: { eventId: id } })));
  } catch (error) {
    const ids = events.map(({ id }) => id);
    await sql(
      `update outbox set state = 'pending', queued_at = null where id = any($1::bigint[]) and state = 'queued'`,
      [ids],
    );
    throw error;
  }
  return events.length;
}
