import type { FastifyPluginCallback } from 'fastify';

/** A piece of work in line. */
export interface Job {
  /**
   * While a job with this id is in line, in work or failed, adding it again does nothing.
   * Not only digits and without `:`, which BullMQ keeps for itself.
   */
  readonly id: string;
  /** Ids only: queues keep their data as clear text. */
  readonly data: object;
  /** Not worked on before so many milliseconds have passed. */
  readonly delayMs?: number;
  /** 0 (the default) goes first, then 1, 2 and so on. */
  readonly priority?: number;
}

/** How many jobs there are. */
export interface Depth {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface FailedJob {
  readonly id: string;
  readonly data: object;
  readonly reason: string;
  readonly failedAt: Date;
}

/** The adding end of a queue. */
export interface Queue {
  readonly name: string;
  /**
   * In the order given.
   * @throws at once (at the latest after 5 s) while the store behind the queues is away; nothing is kept for later.
   */
  add(jobs: readonly Job[]): Promise<void>;
  depth(): Promise<Depth>;
  /** The last ones first; the newest 1000 of a week are kept. */
  failed(limit?: number): Promise<FailedJob[]>;
  /** Puts them in line once more. @returns how many. */
  retryFailed(): Promise<number>;
}

/** Does one job. What it throws becomes the reason of a failed job, which nothing tries again. */
export type Handler = (data: object, jobId: string) => Promise<void>;

/** The working end of a queue. */
export interface Working {
  /** Takes no more jobs and waits for those in work, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

export interface Queues {
  queue(name: string): Queue;
  work(name: string, handler: Handler, options: { readonly concurrency: number }): Working;
  /** @throws when the store behind the queues does not answer within two seconds. */
  check(): Promise<void>;
  /** A page that shows these queues, for whoever may see it; `path` is where it will be mounted. */
  dashboard(names: readonly string[], path: string): Promise<FastifyPluginCallback>;
  /** Stops all workers (see `Working.stop`, 10 s) and lets go of the store. */
  close(): Promise<void>;
}
