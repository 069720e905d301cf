import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import { runOfJest } from './run-of-jest.ts';

/** Stories start the program dozens of times, and stripping its types is most of what a start costs. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

/** One PostgreSQL for the whole run, with a migrated database from which each test file copies its own. */
export default async function startPostgres(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bulka-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, fsync: false, maxConnections: 400 });
  runOfJest.postgres = { dataDir, ...postgres };
  // The test processes are started after this and inherit it.
  process.env.TEST_DATABASE_URL = postgres.url;
  process.env.NODE_COMPILE_CACHE ??= COMPILED;

  const client = new pg.Client(postgres.url);
  await client.connect();
  await client.query('CREATE DATABASE template_shop');
  await client.end();
  await migrate(new URL('/template_shop', postgres.url).href);
}
