import type { Config } from '../config.ts';
import { runningPostgres, startEmbeddedPostgres } from '../database/embedded-postgres.ts';

export interface FoundDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The database that the program uses, whether it runs or not: one of our own is woken up for the visit. Nothing is
 * made or migrated.
 * @returns undefined when the program has never been started here.
 */
export async function findDatabase({ database, dataDir }: Config): Promise<FoundDatabase | undefined> {
  const url = database.url ?? runningPostgres(dataDir);
  if (url === undefined) return undefined;
  if (url !== 'asleep') return { url, close: async () => {} };
  const woken = await startEmbeddedPostgres({ dataDir });
  return { url: woken.url, close: woken.stop };
}
