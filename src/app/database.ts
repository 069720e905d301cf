import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { migrate } from '../database/migrate.ts';
import type { Closing } from './closing.ts';

const PATIENCE_MS = 60_000;

/** The configured database once it answers, else one of our own below DATA_DIR; migrated. @returns its address. */
export async function openDatabase(config: Config, closing: Closing, log: Logger): Promise<string> {
  const url = config.database.url ?? (await openOwn(config, closing, log));
  await waitFor(url, log);
  await migrate(url);
  return url;
}

async function openOwn(config: Config, closing: Closing, log: Logger): Promise<string> {
  const { dataDir } = config;
  const says = { log: (line: string) => log.info(line), serverLog: (line: string) => log.debug(line) };
  const own = await startEmbeddedPostgres({ dataDir, ...says });
  return closing.add(own, (started) => started.stop()).url;
}

/** @throws after a minute, naming the server but not the password. */
async function waitFor(url: string, log: Logger): Promise<void> {
  const { host } = new URL(url);
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(1_000)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      const reason = (error as Error).message || (error as { code?: string }).code;
      if (Date.now() > until) throw new Error(`PostgreSQL at ${host} does not answer after a minute: ${reason}`);
      log.warn(`Waiting for PostgreSQL at ${host}: ${reason}`);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
