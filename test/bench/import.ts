import { monitorEventLoopDelay } from 'node:perf_hooks';
import { buffer } from 'node:stream/consumers';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { applyImport } from '../../src/bakery/exchange/import/apply-import.ts';
import { prepareImport } from '../../src/bakery/exchange/import/prepare-import.ts';
import { readGoods } from '../../src/bakery/exchange/import/read-goods.ts';
import { rows } from '../../src/bakery/rows.ts';
import { openOrm } from '../../src/database/orm.ts';
import { createRunner } from '../../src/database/transaction.ts';
import { loadI18n } from '../../src/i18n/i18n.ts';
import { readBundle } from '../../src/sheets/read-bundle.ts';
import { writeXlsx } from '../../src/sheets/write-xlsx.ts';
import { freshDatabase } from './fresh-town.ts';

const LINES = 5_000;
/** What an owner is promised. */
const MOST_SECONDS = 30;

/** A workbook of new products, then the same with other prices: how long each step takes, and others wait meanwhile. */
export async function benchImport(serverUrl: string): Promise<void> {
  const orm = await openOrm({ url: await freshDatabase(serverUrl, 'bench_import'), max: 4 });
  const run = createRunner({ orm });
  const em = () => orm.em.fork() as SqlEntityManager;
  const [shop] = await rows<{ shopId: number; personId: number }>(em())`
    with shop as (
      insert into shop (name, currency, time_zone, address, language)
      values ('Crumb & Co', ${'EUR'}, 'Europe/Berlin', 'Mill Street 1', 'en') returning id
    ), olga as (insert into person (telegram_id, first_name) values (1, 'Olga') returning id)
    insert into role (person_id, shop_id, kind) select olga.id, shop.id, 'owner' from olga, shop
    returning shop_id as "shopId", person_id as "personId"`;
  const { shopId, personId } = shop!;
  const actor = { personId, operator: false };
  const say = (await loadI18n()).sayIn('en');
  const found = [];
  for (const [what, price] of [
    ['new', 300],
    ['other prices', 400],
  ] as const) {
    const bytes = await workbook(price);
    const pauses = monitorEventLoopDelay({ resolution: 5 });
    pauses.enable();
    const began = performance.now();
    const { rows: table } = await readBundle(bytes, LINES + 1, 0);
    const read = await readGoods(table, { say, currency: 'EUR', pictures: new Map() }, async () => {
      await new Promise(setImmediate);
    });
    const isRead = performance.now();
    const asked = { shopId, fileName: 'bread.xlsx', ...read, pictures: [] };
    const { importId } = await run(prepareImport, actor, asked);
    const isPlanned = performance.now();
    const outcome = await run(applyImport, actor, { importId });
    const isIn = performance.now();
    pauses.disable();
    if (outcome !== 'done') throw new Error(`The table is not in: ${outcome}.`);
    found.push({
      lines: `${LINES} ${what}`,
      'read, s': seconds(isRead - began),
      'planned, s': seconds(isPlanned - isRead),
      'brought in, s': seconds(isIn - isPlanned),
      'together, s': seconds(isIn - began),
      'longest wait of others, ms': Math.round(pauses.max / 1e6),
      [`under ${MOST_SECONDS} s`]: isIn - began < MOST_SECONDS * 1_000 ? 'yes' : 'NO',
    });
  }
  await orm.close();
  console.log(`\nA workbook of ${LINES} products comes in`);
  console.table(found);
}

function workbook(price: number): Promise<Buffer> {
  const columns = [
    { title: 'Name', kind: 'text', width: 20 },
    { title: 'Price', kind: 'amount', width: 9, currency: 'EUR' },
    { title: 'Category', kind: 'text', width: 9 },
    { title: 'Stock', kind: 'number', width: 9 },
    { title: 'Description', kind: 'text', width: 40 },
  ] as const;
  async function* lines() {
    yield Array.from({ length: LINES }, (_, i) => [
      ...[`Roll ${i}`, price + (i % 100), `Kind ${i % 20}`, i % 30],
      `Baked in batch ${i}, with butter and patience.`,
    ]);
  }
  return buffer(writeXlsx({ name: 'Products', columns, rows: lines() }));
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
