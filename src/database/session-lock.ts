import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const RETRY_MS = 3_000;
const HEARTBEAT_MS = 5_000;
const PATIENCE_MS = 5_000;

export interface SessionLock {
  /** Aborted when the connection is gone, and the lock with it: somebody else may hold it from now on. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface SessionLockOptions {
  readonly url: string;
  /** The same number in every process that must not do this at the same time. */
  readonly key: number;
  readonly signal: AbortSignal;
  readonly retryMs?: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Waits for an advisory lock on a connection of its own; it ends with this process, however that ends.
 * Asks again and again: a statement that waits inside PostgreSQL would hold back vacuum.
 * @returns undefined when the signal was aborted first.
 */
export async function holdSessionLock(options: SessionLockOptions): Promise<SessionLock | undefined> {
  const { signal, retryMs = RETRY_MS, onError } = options;
  while (!signal.aborted) {
    const client = newClient(options.url);
    try {
      await client.connect();
      if (await acquire(client, options)) return watch(client);
    } catch (error) {
      onError(error);
    }
    await client.end().catch(() => {});
    await pause(retryMs, signal);
  }
  return undefined;
}

async function acquire(client: pg.Client, { key, signal, retryMs = RETRY_MS }: SessionLockOptions): Promise<boolean> {
  while (!signal.aborted) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [key]);
    if (rows[0]?.held) return true;
    await pause(retryMs, signal);
  }
  return false;
}

function watch(client: pg.Client): SessionLock {
  const loss = new AbortController();
  client.on('error', () => loss.abort());
  client.on('end', () => loss.abort());
  // A connection that broke without a word is noticed only by asking.
  const heartbeat = setInterval(() => {
    client.query('select 1').catch(() => loss.abort());
  }, HEARTBEAT_MS);
  loss.signal.addEventListener('abort', () => clearInterval(heartbeat));
  return {
    lost: loss.signal,
    async release() {
      clearInterval(heartbeat);
      await client.end().catch(() => {});
    },
  };
}

function newClient(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
  });
  // Without a listener an 'error' event ends the process; what it means is seen by the query that fails.
  client.on('error', () => {});
  return client;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
