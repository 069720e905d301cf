import { createPostgresBackend } from 'bullmq';
import type { BaseLogger } from 'pino';
import type { Backend } from './backend.ts';
import { waitFor } from './wait-for.ts';

const SCHEMA = 'bullmq';
/** Each worker also holds one connection of its own that listens. */
const CONNECTIONS = { adding: 2, working: 4 };

/** The queues in a schema of their own beside the bakery's tables: nothing but PostgreSQL is needed. */
export async function openPostgres(databaseUrl: string, log: BaseLogger): Promise<Backend> {
  const connect = {
    connectionString: databaseUrl,
    schema: SCHEMA,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  };
  const { host } = new URL(databaseUrl);
  await waitFor(`PostgreSQL at ${host}`, () => migrate(connect), log);
  const asked = createPostgresBackend('readiness', { connection: { ...connect, max: 1 } });
  let isClosing = false;
  asked.on('error', ({ message }: Error) => isClosing || log.warn(`PostgreSQL of the queues: ${message}`));
  return {
    factory: createPostgresBackend,
    connections: {
      adding: { ...connect, max: CONNECTIONS.adding },
      working: { ...connect, max: CONNECTIONS.working },
    },
    ping: async () => void (await asked.getCounts(['waiting'])),
    async close() {
      isClosing = true;
      await asked.close();
    },
  };
}

/** Under BullMQ's own advisory lock, so several processes may start at once. */
async function migrate(connect: object): Promise<void> {
  const backend = createPostgresBackend('migration', { connection: { ...connect, max: 1, migrate: true } });
  backend.on('error', () => {});
  try {
    await backend.waitUntilReady();
  } finally {
    await backend.close();
  }
}
