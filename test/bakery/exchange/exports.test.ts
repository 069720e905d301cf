import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { daysScreen, exchangeScreen, fileScreen } from '../../../src/bakery/exchange/exchange.screens.ts';
import type { Asked } from '../../../src/bakery/exchange/export.ts';
import { exported, shopOfExport, workbookOf } from '../../../src/bakery/exchange/exports.queries.ts';
import { daysUntil, periodIn } from '../../../src/bakery/exchange/period.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { readXlsx } from '../../../src/sheets/read-xlsx.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let bakery: Storefront;
let vera: number;
let rye: number;
let orderId: number;

beforeAll(async () => {
  bakery = await storefront();
  vera = await bakery.person('=HYPERLINK("http://evil")');
  rye = await bakery.product(bakery.shopId, 'Rye loaf', 10);
  await rows(bakery.em())`
    with bread as (insert into category (shop_id, name) values (${bakery.shopId}, 'Bread') returning id)
    insert into product_category (category_id, product_id) select id, ${rye} from bread`;
  await rows(
    bakery.em(),
  )`update product set tags = '{vegan,"grandma''s"}', allergens = '{gluten}', description = '@SUM(A1)'
    where id = ${rye}`;
  orderId = await bakery.buys(vera, { [rye]: 2 });
  const elsewhere = await bakery.shop('Other');
  await bakery.product(elsewhere, 'Not yours', 3);
  await bakery.order({ shopId: elsewhere, customerId: vera });
});
afterAll(() => bakery.close());

const ever = { from: null, until: null };
async function table(what: number, period: Omit<Asked, 'shopId'> = ever, say = english) {
  const shop = (await shopOfExport(bakery.em(), bakery.shopId))!;
  const asked = { shopId: bakery.shopId, ...period };
  const { bytes, rows: count } = (await workbookOf(bakery.em(), say, exported[what]!, shop, asked))!;
  const [titles, ...lines] = (await readXlsx(bytes, 100_000)).rows;
  expect(lines).toHaveLength(count);
  return { titles, lines };
}

describe('A table that goes out', () => {
  it('has the products of this shop only, with amounts as numbers and no formula in any text', async () => {
    const { titles, lines } = await table(0);
    expect(titles!.slice(0, 4)).toEqual(['Name', 'Price', 'Categories', 'Stock']);
    expect(lines).toHaveLength(1);
    expect(Object.fromEntries(titles!.map((title, at) => [title, lines[0]![at]]))).toMatchObject({
      ...{ Name: 'Rye loaf', Price: '2.5', Categories: 'Bread', Stock: '8', Cost: '', 'Lead time, min': '0' },
      ...{ Tags: "vegan, grandma's", Allergens: 'gluten', 'On the shelf': 'yes', Inscription: 'no' },
      Description: "'@SUM(A1)",
    });
  });

  it('has orders with times on the shop’s clock, customers, and movements', async () => {
    await rows(bakery.em())`update orders set placed_at = '2026-07-01T22:30:00Z', due_at = '2026-12-01T22:45:00Z'
      where id = ${orderId}`;
    await rows(bakery.em())`update orders set cancel_reason = '#too-late' where id = ${orderId}`;
    const { lines } = await table(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]![14]).toBe(english('kitchen.reasons.too-late'));
    const [number, placed, due, status, how, customer] = lines[0]!;
    expect([number, status, how]).toEqual([String(orderId), 'new', 'Pickup']);
    expect(customer).toMatch(/^'=HYPERLINK/);
    // Berlin is two hours ahead in July, one in December.
    expect(placed).toBe('2026-07-02 00:30');
    expect(due).toMatch(/ 23:45$/);
    expect((await table(2)).lines.map((line) => line.slice(0, 5))).toEqual([[customer, '', '', '1', '5']]);
    expect((await table(3)).lines.map((line) => line.slice(1, 5).filter((cell) => cell !== ''))).toEqual([
      ['Rye loaf', '10', 'first stock'],
      ['Rye loaf', '-2', `order ${orderId}`, String(orderId)],
    ]);
  });

  it.each([
    ['2026-07-01', '2026-07-01', 0],
    ['2026-07-02', '2026-07-02', 1],
    ['2026-06-01', '2026-07-02', 1],
    ['2026-07-03', '2026-07-09', 0],
  ])('has the orders from %s until %s as the shop counts days: %i', async (from, until, count) => {
    expect((await table(1, { from, until })).lines).toHaveLength(count);
    expect((await table(2, { from, until })).lines).toHaveLength(count);
  });

  it('is read batch by batch', async () => {
    await rows(bakery.em())`insert into product (shop_id, name, price)
      select ${bakery.shopId}, 'Roll ' || lpad(n::text, 5, '0'), 100 from generate_series(1, 2500) n`;
    const { lines } = await table(0);
    expect(lines).toHaveLength(2501);
    expect(lines.at(-1)![0]).toBe('Roll 02500');
    expect(new Set(lines.map(([name]) => name)).size).toBe(2501);
    const told: number[] = [];
    const shop = (await shopOfExport(bakery.em(), bakery.shopId))!;
    const asked = { shopId: bakery.shopId, ...ever };
    await workbookOf(bakery.em(), english, exported[0]!, shop, asked, {
      progress: async (done) => void told.push(done),
    });
    expect(told).toEqual([1_000, 2_000, 2_501]);
  });

  it('is given up as soon as it is too large to be sent, and no further batch is read', async () => {
    let batches = 0;
    const endless = {
      ...exported[0]!,
      rows: async () => Array.from({ length: 1_000 }, () => ({ id: ++batches })),
      cells: (_say: unknown, { id }: { id: number }) => [randomBytes(50).toString('hex'), id],
    };
    const shop = (await shopOfExport(bakery.em(), bakery.shopId))!;
    const asked = { shopId: bakery.shopId, ...ever };
    expect(await workbookOf(bakery.em(), english, endless, shop, asked, { largest: 100_000 })).toBeUndefined();
    const before = batches;
    await new Promise(setImmediate);
    expect(batches).toBe(before);
  });
});

describe('Days', () => {
  it.each([
    ['1.11.2026 - 21.11.2026', '2026-11-01', '2026-11-21'],
    ['2026-11-21 2026-11-01', '2026-11-01', '2026-11-21'],
    ['5/11/2026', '2026-11-05', '2026-11-05'],
    ['с 01.11.2026 по 02.11.2026', '2026-11-01', '2026-11-02'],
  ])('are understood as %s', (written, from, until) => {
    expect(periodIn(written)).toEqual({ from, until });
  });

  it.each([
    '',
    'yesterday',
    '31.2.2026',
    '1.13.2026',
    '1.1.0001',
    '1.1.2026 2.1.2026 3.1.2026',
    '1.1.26',
    "1.1.2026'; drop table",
  ])('are not guessed from "%s"', (written) => expect(periodIn(written)).toBeUndefined());

  it('are counted back from today over a change of clocks', () => {
    expect(daysUntil('2026-03-30', 6)).toEqual({ from: '2026-03-24', until: '2026-03-30' });
  });
});

describe.each(says)('The screens in $language', (say) => {
  it('offer tables and days, and name the file by its days', () => {
    expect(labelsOf(exchangeScreen(say, 'A & B', exported))).toHaveLength(8);
    expect(
      labelsOf(daysScreen(say, 'orders', 1))
        .map((label) => label.split(' ')[0])
        .join(''),
    ).toBe('🕒🕒🕒🕒✏️⬅️');
    const ready = { shop: 'A & B', rows: 2, bytes: new Uint8Array(), today: '2026-11-21', name: 'orders' } as const;
    expect(fileScreen(say, { ...ready, from: '2026-11-01', until: '2026-11-02' }).document!.name).toBe(
      'orders-2026-11-01_2026-11-02.xlsx',
    );
    expect(fileScreen(say, { ...ready, from: null, until: null }).document!.name).toBe('orders-2026-11-21.xlsx');
  });
});
