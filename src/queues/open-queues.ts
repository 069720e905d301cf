import { Queue as BullQueue } from 'bullmq';
import type { BaseLogger } from 'pino';
import { onceInAWhile } from './once-in-a-while.ts';
import { openPostgres } from './postgres.ts';
import type { Job, Queue, Queues, Working } from './queue.ts';
import { openRedis } from './redis.ts';
import { within } from './within.ts';
import { keepFailed, work } from './work.ts';

const CHECK_MS = 2_000;
/** Longer than the store ever takes, shorter than somebody waits. */
const ANSWER_MS = 5_000;
const CLOSE_MS = 10_000;

export interface QueuesOptions {
  readonly databaseUrl: string;
  /** Without it the queues live in PostgreSQL. */
  readonly redisUrl?: string;
  /** Keeps several bots on one Redis apart. */
  readonly prefix?: string;
  readonly log: BaseLogger;
  /** Why a job failed, in words that may be kept and shown; an error's own text may quote what somebody wrote. */
  readonly reasonOf?: (error: Error) => string;
}

/**
 * BullMQ on Redis or on PostgreSQL. Waits up to 60 s for the store to be there.
 * @throws {Error} naming the store, after that.
 */
export async function openQueues({
  databaseUrl,
  redisUrl,
  prefix = 'bulka',
  log,
  reasonOf = ({ message }) => message,
}: QueuesOptions): Promise<Queues> {
  const backend = redisUrl ? await openRedis(redisUrl, prefix, log) : await openPostgres(databaseUrl, log);
  let isClosing = false;
  // A connection that is being closed may still hear that the store ends; nobody need hear of that.
  const warn = onceInAWhile((text) => isClosing || log.warn(text));
  const open = new Map<string, BullQueue>();
  const working: Working[] = [];

  function bullQueue(name: string): BullQueue {
    const known = open.get(name);
    if (known) return known;
    const { factory, prefix, connections } = backend;
    const queue = new BullQueue(
      name,
      {
        connection: connections.adding as never,
        prefix,
        streams: { events: { maxLen: 100 } },
        defaultJobOptions: { removeOnComplete: true, removeOnFail: keepFailed },
      },
      factory,
    );
    queue.on('error', ({ message }) => warn(`Queue ${name}: ${message}`));
    open.set(name, queue);
    return queue;
  }

  return {
    queue: (name) => queueOf(bullQueue(name)),
    work(name, handler, { concurrency }) {
      const worker = work(backend, { name, handler, concurrency, log, reasonOf });
      working.push(worker);
      return worker;
    },
    async dashboard(names, path) {
      // Only for those who want it: the page is large.
      const { dashboard } = await import('./dashboard.ts');
      return dashboard(names.map(bullQueue), path);
    },
    check: () => within(CHECK_MS, 'Asking the queues', backend.ping()),
    async close() {
      await Promise.all(working.map((worker) => worker.stop(CLOSE_MS)));
      isClosing = true;
      await Promise.all([...open.values()].map((queue) => queue.close().catch(() => {})));
      await backend.close();
    },
  };
}

function queueOf(queue: BullQueue): Queue {
  const answer = <Result>(promise: Promise<Result>) => within(ANSWER_MS, `Queue ${queue.name}`, promise);
  return {
    name: queue.name,
    async add(jobs) {
      const [first, ...others] = jobs.map(bullJob);
      if (!first) return;
      // One by one is cheaper on PostgreSQL, where a bulk makes temporary tables.
      if (others.length === 0) await answer(queue.add(first.name, first.data, first.opts));
      else await answer(queue.addBulk([first, ...others]));
    },
    async depth() {
      const counts = await answer(queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'));
      const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
      return { waiting: waiting + prioritized, active, delayed, failed };
    },
    async failed(limit = 50) {
      const jobs = await answer(queue.getFailed(0, limit - 1));
      return jobs.map(({ id, data, failedReason, finishedOn }) => ({
        id: id!,
        data,
        reason: failedReason ?? '',
        failedAt: new Date(finishedOn ?? 0),
      }));
    },
    async retryFailed() {
      const jobs = await answer(queue.getFailed());
      await Promise.all(jobs.map((job) => answer(job.retry('failed'))));
      return jobs.length;
    },
  };
}

function bullJob({ id, data, delayMs, priority }: Job) {
  if (!/^[^:]*[^:\d][^:]*$/.test(id)) throw new Error(`Job id "${id}": BullMQ takes no ":" and not only digits.`);
  return { name: 'job', data, opts: { jobId: id, delay: delayMs && Math.ceil(delayMs), priority } };
}
