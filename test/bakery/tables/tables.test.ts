import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../../../src/bakery/rows.ts';
import { auditedTables } from '../../../src/bakery/tables/audited-tables.ts';
import { knownWords } from '../../../src/bakery/tables/known-words.ts';
import { reasons, type Table } from '../../../src/bakery/tables/table.ts';
import { oneRow, rowPage } from '../../../src/bakery/tables/tables.queries.ts';
import { tables } from '../../../src/bakery/tables/tables.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

/** What no owner looks at row by row, and why. */
const kept: Record<string, string> = {
  address: 'a customer’s own list; what an order needs stands on the order',
  cart: 'a customer’s own, until they order',
  cart_line: 'a customer’s own, until they order',
  search: 'a customer’s own words',
  photo: 'bytes; products show them',
  product_words: 'made from the names for searching',
  customer_word: 'made from the names for searching',
  invitation_try: 'guards links; says nothing about the shop',
  import_picture: 'bytes that wait for their table',
  photo_fetch: 'a link on its way in; what it changed stands in the changes',
  whereabouts: 'where a courier is now; gone when they arrive',
  inbox: 'machinery',
  outbox: 'machinery',
  notice: 'machinery',
  card: 'machinery',
  chat_pace: 'machinery',
  session: 'machinery',
  migration: 'machinery',
};

const shop = 'the bakery whose table it is';
const counted = 'counted by the database';
const secret = 'a secret';
const theirs = 'what somebody says of themselves, or does elsewhere';

/** Columns that no owner looks at, and why. */
const keptColumns: Record<string, Record<string, string>> = {
  shop: {},
  category: { shop_id: shop },
  product: {
    ...{
      shop_id: shop,
      is_placed: counted,
      is_sold_out: counted,
      is_low: counted,
      was_shown: counted,
      version: counted,
    },
    ...{ photo_id: 'its page shows it', spare_at: 'tells when spare pieces are too old' },
  },
  product_photo: { photo_id: 'its page shows it' },
  batch: { shop_id: shop, given: 'stands on the lines of the orders' },
  orders: {
    ...{ shop_id: shop, currency: 'that of the shop', version: counted, intent: 'guards against double taps' },
    ...{ latitude: 'the address says it', longitude: 'the address says it', slot_minutes: 'how exact “due” is' },
  },
  delivery: { version: counted, code: secret, proof_photo_id: 'its order’s card shows it' },
  cash_handover: { shop_id: shop, currency: 'that of the shop' },
  role: { shop_id: shop },
  invitation: { shop_id: shop, token_hash: secret },
  invitation_use: { shop_id: shop },
  customer: { shop_id: shop, token_hash: secret, is_met: 'only those are listed' },
  person: {
    ...{ telegram_id: theirs, username: theirs, telegram_language: theirs, telegram_first_name: theirs },
    ...{ telegram_last_name: theirs, has_own_name: theirs, shop_id: theirs, work_shop_id: theirs, filter: theirs },
    ...{ avoids: theirs, opening: theirs, seen_at: '/staff tells it of staff', erased_at: 'nobody is left to look at' },
    ...{ pin_hash: secret, pin_tries: secret, pin_closed_until: secret, unlocked_until: secret },
  },
  audit: {
    ...{ shop_id: shop, operation: 'a name of the program’s' },
    ...{ before: 'its page shows it in words', after: 'its page shows it in words' },
  },
  group_board: {
    ...{ shop_id: shop, reader_id: 'Telegram’s' },
    ...{ kitchen_topic: 'Telegram’s', couriers_topic: 'Telegram’s' },
  },
  order_alarm: {},
  goods_import: {
    ...{ shop_id: shop, goods: 'what it changed stands in the changes', wrong: 'told when it came' },
    ...{ plan: 'told when it came', photos_told_at: 'machinery', as_operator: 'machinery' },
  },
};

let bakery: StaffedBakery;
let shopId: number;
let other: number;
let orderId: number;
const all = async (sql: string) => bakery.orm.em.fork().getConnection().execute(sql);

/** One row at least in every table, in both shops. */
/** @returns its order */
async function fill(shop: number, name: string): Promise<number> {
  const customerId = await bakery.person(`Vera of ${name}`);
  const emil = await bakery.person(`Emil of ${name}`);
  await bakery.hire(emil, shop, 'employee');
  const loaf = await bakery.product(shop, `Loaf of ${name}`, 9);
  const orderId = await bakery.order({ shopId: shop, customerId, lines: { [loaf]: 2 } });
  await rows(bakery.em())`
    with shelf as (insert into category (shop_id, name) values (${shop}, 'Bread') returning id),
      placed as (insert into product_category (product_id, category_id) select ${loaf}, id from shelf),
      pictured as (insert into photo (file_id) values (${name}) returning id),
      shown as (insert into product_photo (product_id, photo_id, position) select ${loaf}, id, 1 from pictured),
      waits as (insert into product_watch (product_id, person_id) values (${loaf}, ${customerId})),
      oven as (insert into batch (product_id, shop_id, quantity, by_id) values (${loaf}, ${shop}, 3, ${emil})),
      steps as (insert into order_step (order_id, to_status, by_id) values (${orderId}, 'pending', ${customerId})),
      letters as (insert into order_message (order_id, author_id, audience, text)
        values (${orderId}, ${customerId}, 'bakery', 'Hello')),
      handed as (insert into cash_handover (shop_id, courier_id, amount, currency, deliveries)
        values (${shop}, ${emil}, 500, 'EUR', 1)),
      invited as (insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at)
        values (${name}, 'courier', ${shop}, ${emil}, now()) returning id),
      came as (insert into invitation_use (invitation_id, person_id) select id, ${emil} from invited),
      offered as (insert into offer (delivery_id, courier_id) select id, ${emil} from delivery where order_id = ${orderId}),
      rung as (insert into order_alarm (order_id, kind) values (${orderId}, 'late')),
      brought as (insert into goods_import (shop_id, by_id, file_name, goods, wrong, plan)
        values (${shop}, ${emil}, 'bread.csv', '[]', '[]', '{}')),
      met as (insert into group_board (reader_id, shop_id, title, linked_by_id)
        values (${customerId}, ${shop}, 'Kitchen', ${emil}))
    insert into audit (shop_id, by_id, operation, table_name, row_id, after)
    values (${shop}, ${emil}, 'add-product', 'product', ${loaf}, '{}')`;
  return orderId;
}

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Crumb & Co');
  other = await bakery.shop('Other');
  orderId = await fill(shopId, 'Crumb');
  await fill(other, 'Other');
});
afterAll(() => bakery.close());

const whole = (table: Table, shop: number | null = shopId) =>
  rowPage(bakery.em(), { table, shopId: shop, ordering: table.orderings[0]! });

describe('Every table', () => {
  it('of the database can be looked at, or is kept back for a reason; so is every column', async () => {
    const columns = (await all(`
      select table_name as "table", column_name as name from information_schema.columns where table_schema = 'public'
    `)) as { table: string; name: string }[];
    const names = new Set(columns.map(({ table }) => table));
    const described = (name: string) => tables.find((table) => table.name === name);
    expect([...names].filter((name) => !described(name) && !kept[name])).toEqual([]);
    expect(Object.keys(kept).filter((name) => !names.has(name) || described(name))).toEqual([]);

    const unseen = columns.filter(({ table, name }) => {
      const shown = described(table)?.columns.some((column) => column.name === name);
      return shown === Boolean(keptColumns[table]?.[name]);
    });
    expect(unseen.map(({ table, name }) => `${table}.${name}`)).toEqual([]);
  });

  it.each([
    ...['orders', 'order_line', 'order_step', 'order_message', 'order_alarm', 'delivery', 'offer'],
    ...['stock_movement', 'batch', 'cash_handover', 'invitation_use', 'audit', 'goods_import'],
  ])('%s is never changed by hand: the buttons say why', (name) => {
    const { edit, remove, bulk, undo } = tables.find((table) => table.name === name)!;
    for (const way of [edit, remove]) expect(reasons).toContain(way);
    expect([bulk, undo]).toEqual([undefined, undefined]);
  });

  it('that notes its changes is one of those that say so', async () => {
    const noted = (await all(`
      select distinct event_object_table as name from information_schema.triggers where trigger_name = 'audited'
    `)) as { name: string }[];
    expect(noted.map(({ name }) => name).sort()).toEqual([...auditedTables].sort());
  });

  it('has words in the locales for every status, kind and reason of the database', async () => {
    const columns = tables.flatMap(({ name, columns }) =>
      columns.filter(({ shown }) => shown === 'word').map((column) => `'${name}_${column.name}_check'`),
    );
    const checks = await all(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname in (${columns.join(',')})`,
    );
    const words = (checks as { text: string }[]).flatMap(({ text }) =>
      [...text.matchAll(/'([\w]+)'/g)].map(([, word]) => word!),
    );
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((word) => !knownWords.has(word))).toEqual([]);
  });

  it.each(tables.map((table) => [table.name, table] as const))(
    '%s: only the rows of the own shop',
    async (_, table) => {
      const { rows: mine } = await whole(table);
      const { rows: theirs } = await whole(table, other);
      const keyOf = ({ rowId, partId }: { rowId: number; partId: number }) => `${rowId}:${partId}`;
      expect(mine.length).toBeGreaterThan(0);
      expect(theirs.length).toBeGreaterThan(0);
      expect(mine.map(keyOf).filter((key) => theirs.map(keyOf).includes(key))).toEqual([]);
      for (const { rowId, partId } of mine)
        expect(await oneRow(bakery.em(), table, shopId, rowId, partId)).toBeDefined();
      for (const { rowId, partId } of theirs) {
        expect(await oneRow(bakery.em(), table, shopId, rowId, partId)).toBeUndefined();
      }
    },
  );

  it('finds rows by their number, and by how a name begins, in every ordering', async () => {
    for (const table of tables) {
      const { rows: mine } = await whole(table);
      for (const ordering of table.orderings) {
        const number = table.number ? (mine[0]!.values.order_id ?? orderId) : mine[0]!.rowId;
        const found = await rowPage(bakery.em(), { table, shopId, ordering, words: String(number) });
        expect(found.rows.map(({ rowId }) => rowId)).toContain(mine[0]!.rowId);
      }
    }
    const product = tables.find(({ name }) => name === 'product')!;
    const ordering = product.orderings[0]!;
    const begins = async (words: string) =>
      (await rowPage(bakery.em(), { table: product, shopId, ordering, words })).rows.map(({ values }) => values.name);
    expect(await begins('LOAF')).toEqual(['Loaf of Crumb']);
    expect(await begins('af of')).toEqual([]);
    expect(await begins('%')).toEqual([]);
  });
});

describe('The pages of a table', () => {
  it('hold every row once, forth and back, also while rows are added', async () => {
    const emil = await bakery.person('Emil');
    const loaf = await bakery.product(shopId, 'Rye', null);
    for (let i = 1; i <= 20; i++) {
      await rows(
        bakery.em(),
      )`insert into batch (product_id, shop_id, quantity, by_id) values (${loaf}, ${shopId}, ${i}, ${emil})`;
    }
    const table = tables.find(({ name }) => name === 'batch')!;
    const ordering = table.orderings[0]!;
    const only = { column: 'product_id', id: loaf };
    const page = (cursor?: { rowId: number; way: 'after' | 'before' | 'from' }) =>
      rowPage(bakery.em(), { table, shopId, ordering, only, cursor: cursor && { partId: 0, ...cursor } });
    const quantities = (shown: Awaited<ReturnType<typeof page>>) => shown.rows.map(({ values }) => values.quantity);

    const first = await page();
    const second = await page({ rowId: first.rows.at(-1)!.rowId, way: 'after' });
    await rows(
      bakery.em(),
    )`insert into batch (product_id, shop_id, quantity, by_id) values (${loaf}, ${shopId}, 99, ${emil})`;
    const third = await page({ rowId: second.rows.at(-1)!.rowId, way: 'after' });
    expect([...quantities(first), ...quantities(second), ...quantities(third)]).toEqual(
      Array.from({ length: 20 }, (_, i) => 20 - i),
    );
    expect(third).toMatchObject({ hasBefore: true, hasAfter: false });

    const back = await page({ rowId: third.rows[0]!.rowId, way: 'before' });
    expect(quantities(back)).toEqual(quantities(second));
    expect(quantities(await page({ rowId: back.rows[0]!.rowId, way: 'from' }))).toEqual(quantities(second));
    const top = await page({ rowId: back.rows[0]!.rowId, way: 'before' });
    expect(top).toMatchObject({ hasBefore: true });
    // Fewer than a page above: the first page, whole. What is gone begins nothing.
    const first20 = await page({ rowId: second.rows[3]!.rowId, way: 'before' });
    const newest = quantities(await page());
    expect(first20).toMatchObject({ hasBefore: true, hasAfter: true });
    expect(quantities(await page({ rowId: first.rows[3]!.rowId, way: 'before' }))).toEqual(newest);
    for (const way of ['after', 'before', 'from'] as const) {
      expect(quantities(await page({ rowId: 2 ** 30, way }))).toEqual(newest);
    }
    const rowId = (await page()).rows[0]!.rowId;
    expect(await page({ rowId, way: 'from' })).toMatchObject({ hasBefore: false });
  });
});
