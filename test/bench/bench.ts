/**
 * Figures from one run: updates a second beside bare Telegraf bots, statements, orders a second beside the same writes
 * in raw SQL, how long news take, cards a second, how much of Telegram's rates is used, how screens fare in a city of
 * bakeries, and how long a table of products takes to come in. `npm run bench` runs all parts, `npm run bench --
 * updates` one of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { benchCards } from './cards.ts';
import { benchGrowth } from './growth.ts';
import { benchImport } from './import.ts';
import { benchNews } from './news.ts';
import { benchOrders } from './orders.ts';
import { benchPace } from './pace.ts';
import { benchUpdates } from './updates-per-second.ts';

const parts = {
  updates: benchUpdates,
  orders: benchOrders,
  news: benchNews,
  cards: benchCards,
  pace: benchPace,
  growth: benchGrowth,
  import: benchImport,
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const dataDir = mkdtempSync(join(tmpdir(), 'bulka-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir, fsync: true, maxConnections: 200 });
try {
  for (const [name, run] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await run(postgres.url);
  }
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit();
