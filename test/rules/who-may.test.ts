import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql as sqlText } from 'kysely';
import type { AnyOperation, RoleKind, Work } from '../../src/bakery/operation.ts';
import { Refusal } from '../../src/bakery/refusal.ts';
import { rows } from '../../src/bakery/rows.ts';
import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { createRunner, type Run } from '../../src/database/transaction.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';
import { allOperations } from './business.ts';

const operations = await allOperations();
const roles: readonly RoleKind[] = ['courier', 'employee', 'owner'];

/** What each guarded operation is asked for, with ids of Anna's shop. A new operation needs a line here. */
const inputs: Record<string, object> = {
  'accept-delivery': { orderId: 1 },
  'add-photo': { productId: 1, fileId: 'from the side' },
  'add-category': { shopId: 1, name: 'Bread' },
  'add-product': { shopId: 1, name: 'Bun', price: 100 },
  'archive-product': { productId: 1 },
  'bake-to-order': { productId: 1 },
  'assign-delivery': { orderId: 1, courierId: 2 },
  'adjust-stock': { productId: 1, seenId: 0, quantity: 2, reason: 'restock' },
  'apply-import': { importId: 1 },
  'answer-customer': { messageId: 1, text: 'It is on its way.' },
  'ask-handover': { shopId: 1, amount: 0, deliveries: 1 },
  'confirm-handover': { handoverId: 1, amount: 400, received: 400, note: null },
  'correct-batch': { batchId: 1, quantity: 1 },
  'count-stock': { productId: 1, seenId: 0, counted: 7 },
  'declare-allergen': { productId: 1, allergen: 'milk', isInIt: true },
  'drop-import': { importId: 1 },
  'edit-shop': { shopId: 1, column: 'minimum', value: 500, seen: 0 },
  'duplicate-product': { productId: 1, name: 'Second' },
  'edit-category': { categoryId: 1, field: 'name', value: 'Rolls', seen: 'Bread' },
  'edit-product': { productId: 1, field: 'price', value: 450, seen: 400 },
  'fail-delivery': { orderId: 1, why: 0 },
  'finish-delivery': { orderId: 1 },
  'give-back-delivery': { orderId: 1, why: 0 },
  'hand-over-order': { orderId: 1 },
  'invite-bakery': { tokenHash: 'b'.repeat(64), uses: 1, days: 7 },
  'invite-staff': { shopId: 1, kind: 'owner', tokenHash: 'a'.repeat(64), uses: 20, days: 30 },
  'keep-photo': { shopId: 1, fileId: 'AgAC' },
  'link-group': { shopId: 1, chatId: -77, title: 'Kitchen', isForum: false },
  'look-at-offer': { orderId: 1 },
  'mark-ready': { orderId: 1 },
  'merge-category': { categoryId: 1, intoId: 2 },
  'move-category': { categoryId: 1, to: 1 },
  'move-photo': { productId: 1, photoId: 1, to: 0 },
  'open-shop': {
    ...{ name: 'Second', description: null, currency: 'EUR', timeZone: 'Europe/Berlin', address: 'Mill Street 2' },
    ...{ hours: null, language: 'en' },
  },
  'pick-up-delivery': { orderId: 1 },
  'pause-orders': { shopId: 1, hours: 1 },
  'place-shop': { shopId: 1, point: { latitude: 52.52, longitude: 13.405 }, seen: null },
  'place-in-category': { productId: 1, categoryId: 1, isIn: true },
  'place-in-category-called': { productId: 1, name: 'Rolls' },
  'prepare-import': {
    shopId: 1,
    fileName: 'bread.csv',
    goods: [{ line: 2, name: 'Bun', price: 100 }],
    wrong: [],
    pictures: [],
  },
  'record-batch': { productId: 1, quantity: 6, seenId: 0 },
  'reject-order': { orderId: 1, reason: 'no flour' },
  'remove-category': { categoryId: 1 },
  'remove-photo': { productId: 1, photoId: 1 },
  'restore-product': { productId: 1, onShelf: true },
  'sell-out-today': { productId: 1, isSoldOut: true },
  'set-duty': { shopId: 1, onDuty: false },
  'set-hours': { shopId: 1, days: ['mon'], spans: [], seen: [[{ from: '00:00', until: '24:00' }]] },
  'set-low-level': { productId: 1, level: 3, seen: null },
  'set-on-shelf': { productId: 1, onShelf: false },
  'shelve-products': { shopId: 1, productIds: [1], onShelf: false },
  'clear-pin': { roleId: 1 },
  'block-customer': { customerId: 1, reason: 'never paid' },
  'edit-customer': { customerId: 1, field: 'note', value: 'Likes it dark.', seen: null },
  'make-card': { customerId: 1, tokenHash: 'b'.repeat(64) },
  'register-customer': { shopId: 1, phone: '+4915121000009', called: 'Frau Weber', email: null },
  'unblock-customer': { customerId: 1 },
  'change-role': { roleId: 1, kind: 'employee' },
  'dismiss-staff': { roleId: 1 },
  'resume-staff': { roleId: 1 },
  'suspend-staff': { roleId: 1 },
  'revoke-invitation': { invitationId: 1 },
  'start-baking': { orderId: 1 },
  'take-away-delivery': { orderId: 1, courierId: 2 },
  'take-cash': { shopId: 1, courierId: 1, amount: 0, deliveries: 1 },
  'tag-product': { productId: 1, tag: 'vegan', isTagged: true },
  'take-inscriptions': { productId: 1, takesInscription: true },
  'undo-trip': { orderId: 1, stepId: 1 },
  'unlink-group': { shopId: 1 },
  'undo-step': { orderId: 1, stepId: 1 },
  'use-spare': { productId: 1 },
  'write-to-customer': { orderId: 1, text: 'Which bell is yours?' },
};
/** What there is nothing for in the shop of this test; they move orders, stock and cash, which have ledgers. */
const ofAnotherDay = [
  ...['assign-delivery', 'correct-batch', 'hand-over-order', 'make-card', 'mark-ready', 'record-batch'],
  ...['take-cash', 'undo-step'],
];
const guarded = operations.filter(({ allow }) => !allow.includes('anybody'));

let database: FreshDatabase;
let orm: MikroORM;
let sql: Sql;
let run: Run;
const people = new Map<string, number>();

beforeAll(async () => {
  database = await freshDatabase();
  orm = await openOrm({ url: database.url, max: 2 });
  sql = await sqlOf(orm);
  run = createRunner({ orm });
  await settle();
  await settleOther();
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});

/** Two shops; in each a courier, an employee and an owner; one of every kind dismissed; an order in the first. */
async function settle(): Promise<void> {
  const shop = `insert into shop (name, currency, time_zone, language) values ($1, 'EUR', 'Europe/Berlin', 'en')`;
  await sql(shop, ['Crumb & Co']);
  await sql(shop, ['Other']);
  await sql(`insert into product (shop_id, name, price, stock) values (1, $1, 400, 5)`, ['Rye loaf']);
  await sql(`insert into category (shop_id, name) values (1, $1), (1, 'Cakes')`, ['Bread']);
  people.set('customer', await person('Vera'));
  for (const kind of roles) {
    people.set(`${kind} of the shop`, await person(kind, { kind, shopId: 1, active: true }));
    people.set(`${kind} of another shop`, await person(`other ${kind}`, { kind, shopId: 2, active: true }));
    people.set(`dismissed ${kind}`, await person(`gone ${kind}`, { kind, shopId: 1, active: false }));
  }
  await sql(
    `with placed as (insert into orders (shop_id, customer_id, fulfilment, address, phone, payment, item_total,
       delivery_fee, total, currency, intent) values (1, $1, 'delivery', 'Baker Street 5', '+4915121000000', 'cash', 400,
       0, 400, 'EUR', '1:1') returning id)
     insert into delivery (order_id) select id from placed`,
    [people.get('customer')],
  );
  await sql(
    `insert into order_message (order_id, author_id, audience, text) values (1, $1, 'bakery', 'Where is it?')`,
    [people.get('customer')],
  );
  await sql(
    `insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at) values ('c', 'courier', 1, $1, now())`,
    [people.get('owner of the shop')],
  );
  await sql('insert into batch (product_id, shop_id, quantity, by_id) values (1, 1, 12, $1)', [
    people.get('employee of the shop'),
  ]);
  await sql(
    `insert into goods_import (shop_id, by_id, file_name, goods, wrong, plan) values (1, $1, 'rye.csv',
       '[{"line": 2, "name": "Rolls", "price": 90}]', '[]',
       '{"made": [2], "changed": [], "same": 0, "priceless": [], "seenId": 0}')`,
    [people.get('owner of the shop')],
  );
  await sql(
    `insert into cash_handover (shop_id, courier_id, amount, currency, deliveries) values (1, $1, 400, 'EUR', 1)`,
    [people.get('courier of the shop')],
  );
}

/** The other shop has things of its own, with the ids that the first one's have plus as many. */
async function settleOther(): Promise<void> {
  const [courier, customer] = [people.get('courier of another shop'), people.get('customer')];
  await sql(`insert into product (shop_id, name, price, stock) values (2, $1, 400, 5)`, ['Bun']);
  await sql(`insert into category (shop_id, name) values (2, $1), (2, 'Cakes')`, ['Bread']);
  await sql(`insert into photo (file_id) values ($1), ('other')`, ['first']);
  await sql(
    'insert into product_photo (product_id, photo_id, position) select n, n, n from generate_series(1, $1) n',
    [2],
  );
  await sql(
    `with placed as (insert into orders (shop_id, customer_id, fulfilment, address, phone, payment, item_total,
       delivery_fee, total, currency, intent) values (2, $1, 'delivery', 'Mill Street 5', '+4915121000000', 'cash', 400,
       0, 400, 'EUR', '2:1') returning id)
     insert into delivery (order_id, courier_id, status) select id, $2, 'accepted' from placed`,
    [customer, courier],
  );
  await sql(
    `insert into order_step (order_id, to_status, by_id) select n, 'pending', $1 from generate_series(1, 2) n`,
    [customer],
  );
}

async function person(name: string, role?: { kind: RoleKind; shopId: number; active: boolean }): Promise<number> {
  const [row] = await sql<{ id: number }>(`insert into person (first_name) values ($1) returning id`, [name]);
  if (role) {
    await sql(`insert into role (person_id, shop_id, kind, active) values ($1, $2, $3, $4)`, [
      row!.id,
      role.shopId,
      role.kind,
      role.active,
    ]);
  }
  return row!.id;
}

/** Everything the database holds, as one text. */
async function everything(): Promise<string> {
  const tables = await sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = $1 and tablename <> 'migration' order by 1`,
    ['public'],
  );
  const parts = [];
  for (const { name } of tables) {
    const rows = await sql<{ all: string }>(
      `select coalesce(string_agg(t::text, '|' order by t::text), '') as all from "${name}" t where $1`,
      [true],
    );
    parts.push(`${name}: ${rows[0]!.all}`);
  }
  return parts.join('\n');
}

/** Asks and rolls back, so that every asker meets the same shop. @returns whether the role was enough. */
async function may(operation: AnyOperation, who: string): Promise<boolean> {
  const actor = { personId: people.get(who)!, operator: false };
  const undo = new Error('Only asking.');
  const asking: AnyOperation = {
    ...operation,
    run: async (...all) => {
      await operation.run(...all);
      throw undo;
    },
  };
  try {
    await run(asking, actor, inputs[operation.name]);
  } catch (error) {
    if (error instanceof Refusal) return error.code !== 'not-allowed';
    if (error === undo) return true;
    throw error;
  }
  throw new Error('The operation was not undone.');
}

/** Of tables that are noted in part: how far a delivery has come is in the steps of its order. */
const noted: Readonly<Record<string, string>> = {
  person: 'id, first_name, last_name, phone, email, avoids',
  delivery: 'id, courier_id',
};

/**
 * Rows of the tables whose changes are noted, as the trail sees them, and how many notes there are. Who moved stock is
 * in its ledger, and in the batches and steps of the kitchen.
 */
async function trail(em: Work['em']): Promise<{ seen: string; notes: number }> {
  const tables = await rows<{ name: string }>(em)`
    select tgrelid::regclass::text as name from pg_trigger where tgname = ${'audited'} order by 1`;
  const parts = tables.map(({ name }) =>
    noted[name]
      ? `select jsonb_build_array('${name}', ${noted[name]})::text as row from ${name}`
      : `select '${name}' || (audited_columns(to_jsonb(t)) - '{stock,spare,spare_at}'::text[])::text as row from "${name}" t`,
  );
  const [found] = await rows<{ seen: string; notes: number }>(em)`
    select (select string_agg(row, '|' order by row) from (${sqlText.raw(parts.join(' union all '))}) all_rows) as seen,
      (select count(*)::int from audit where id > ${0}) as notes`;
  return found!;
}

/** @returns whether it changed what is audited, and whether the trail says so; nothing when it was refused. */
async function audits(operation: AnyOperation): Promise<{ changed: boolean; noted: boolean } | undefined> {
  const kind = operation.allow.find((one) => one === 'owner' || one === 'employee');
  const undo = new Error('Only asking.');
  let found: { changed: boolean; noted: boolean } | undefined;
  const asking: AnyOperation = {
    ...operation,
    run: async (work, ...rest) => {
      const before = await trail(work.em);
      await operation.run(work, ...rest);
      await work.em.flush();
      const after = await trail(work.em);
      found = { changed: after.seen !== before.seen, noted: after.notes > before.notes };
      throw undo;
    },
  };
  const actor = { personId: people.get(kind ? `${kind} of the shop` : 'customer')!, operator: !kind };
  await run(asking, actor, inputs[operation.name]).catch((error) => {
    if (error !== undo && !(error instanceof Refusal)) throw error;
  });
  return found;
}

/** The operation's input with ids of the other shop, one of them at a time left as the first shop's. */
function mixtures(input: object): object[] {
  const theirs: Record<string, unknown> = {
    ...{ shopId: 2, productId: 2, productIds: [2], categoryId: 3, intoId: 4, photoId: 2, orderId: 2, stepId: 2 },
    courierId: people.get('courier of another shop'),
  };
  const firsts: Record<string, unknown> = { ...input, courierId: people.get('courier of the shop') };
  const keys = Object.keys(input).filter((key) => key in theirs);
  const others = Object.fromEntries(keys.map((key) => [key, theirs[key]]));
  return keys.length < 2 ? [] : keys.map((key) => ({ ...input, ...others, [key]: firsts[key] }));
}

/** Every row, as text, that says something of the first shop. */
async function rowsOfFirst(em: Work['em'], tables: readonly string[]): Promise<string[]> {
  const all = tables
    .map((name) => `select '${name} ' || to_jsonb(t)::text as row from "${name}" t`)
    .join(' union all ');
  const about = [
    ...['shop_id', 'product_id', 'order_id', 'photo_id'].map((column) => `"${column}": 1`),
    ...['"category_id": 1', '"category_id": 2', `"courier_id": ${people.get('courier of the shop')}`],
  ];
  const found = await rows<{ row: string }>(em)`select row from (${sqlText.raw(all)}) every_row order by row`;
  return found
    .map(({ row }) => row)
    .filter((row) => about.some((one) => row.includes(`${one},`) || row.includes(`${one}}`)));
}

/** Asks, and rolls back. @returns whether anything of the first shop is not as it was. */
async function meddles(operation: AnyOperation, who: string, input: object): Promise<boolean> {
  const undo = new Error('Only asking.');
  const tables = await sql<{ name: string }>(`select tablename as name from pg_tables where schemaname = $1`, [
    'public',
  ]);
  const names = tables.map(({ name }) => name);
  let found = false;
  const asking: AnyOperation = {
    ...operation,
    run: async (work, ...rest) => {
      const before = await rowsOfFirst(work.em, names);
      await operation.run(work, ...rest);
      await work.em.flush();
      found = (await rowsOfFirst(work.em, names)).join() !== before.join();
      throw undo;
    },
  };
  await run(asking, { personId: people.get(who)!, operator: false }, input).catch((error) => {
    if (error !== undo && !(error instanceof Refusal)) throw error;
  });
  return found;
}

describe('Who may', () => {
  it('is said of every operation with a role', () => {
    expect(guarded.map(({ name }) => name).filter((name) => !inputs[name])).toEqual([]);
    const withoutShop = guarded.filter(({ allow, shop }) => !shop && !allow.includes('operator'));
    expect(withoutShop.map(({ name }) => name)).toEqual([]);
  });

  it.each(guarded.map((one) => [one.name, one] as const))('%s: only its roles, only in its shop', async (_, one) => {
    const before = await everything();
    const allowed = [];
    for (const who of people.keys()) if (await may(one, who)) allowed.push(who);
    const expected = one.allow.filter((kind) => kind !== 'operator').map((kind) => `${kind} of the shop`);
    expect(allowed.sort()).toEqual(expected.sort());
    expect(await everything()).toBe(before);
  });

  it('takes nothing of one shop for another, though the rest of it be their own', async () => {
    const tried = guarded.flatMap((one) => mixtures(inputs[one.name]!).map((input) => [one, input] as const));
    expect(tried.length).toBeGreaterThan(15);
    const wrong: unknown[] = [];
    for (const [one, input] of tried) {
      for (const kind of roles) {
        if (await meddles(one, `${kind} of another shop`, input)) wrong.push([one.name, kind, input]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('does what changes the shop, its goods and its people under their name in the audit trail', async () => {
    const byStaff = guarded.filter(({ allow }) => allow.some((kind) => kind !== 'courier'));
    const silent = [];
    const refused = [];
    for (const one of byStaff) {
      const found = await audits(one);
      if (!found) refused.push(one.name);
      if (found?.changed && !found.noted) silent.push(one.name);
    }
    expect(silent).toEqual([]);
    expect(refused.filter((name) => !ofAnotherDay.includes(name))).toEqual([]);
  });
});
