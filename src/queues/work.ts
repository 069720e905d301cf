import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import type { BaseLogger } from 'pino';
import type { Backend } from './backend.ts';
import { onceInAWhile } from './once-in-a-while.ts';
import type { Handler, Working } from './queue.ts';
import { within } from './within.ts';

export const keepFailed = { count: 1_000, age: 7 * 86_400 };
/** For telling the store that the last job is done; more only helps when the store is away. */
const GOODBYE_MS = 2_000;
const LOOK_MS = 50;

export interface WorkOptions {
  readonly name: string;
  readonly handler: Handler;
  readonly concurrency: number;
  readonly log: BaseLogger;
  readonly reasonOf: (error: Error) => string;
}

/** Begins to work on a queue. */
export function work(backend: Backend, { name, handler, concurrency, log, reasonOf }: WorkOptions): Working {
  const { factory, prefix, connections } = backend;
  let inWork = 0;
  const worker = new Worker(
    name,
    async (job) => {
      inWork++;
      try {
        await handler(job.data, job.id!);
      } catch (error) {
        throw new Error(error instanceof Error ? reasonOf(error) : 'Something that is no Error was thrown.');
      } finally {
        inWork--;
      }
    },
    {
      connection: connections.working as never,
      prefix,
      concurrency,
      // A job whose worker died may be taken up more than once before it counts as failed.
      maxStalledCount: 5,
      runRetryDelay: 1_000,
      removeOnComplete: { count: 0 },
      removeOnFail: keepFailed,
    },
    factory,
  );
  let isClosing = false;
  const warn = onceInAWhile((text) => isClosing || log.warn(text));
  worker.on('error', ({ message }) => warn(`Worker of ${name}: ${message}`));
  worker.on('failed', (job, { message }) => log.error({ queue: name, job: job?.id }, `Job failed: ${message}`));

  async function allDone(): Promise<void> {
    while (inWork > 0) await sleep(LOOK_MS);
  }
  return {
    async stop(graceMs) {
      await worker.pause(true);
      await within(graceMs, `Finishing the work on ${name}`, allDone()).catch(({ message }) => log.warn(message));
      const isThere = await backend.ping().then(
        () => true,
        () => false,
      );
      isClosing = true;
      // Without force BullMQ waits for ever to say goodbye to a store that is away.
      await within(GOODBYE_MS, `Closing the worker of ${name}`, worker.close(!isThere)).catch(({ message }) =>
        log.warn(message),
      );
    },
  };
}
