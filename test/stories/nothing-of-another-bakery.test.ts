import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownLists, packPlace as packOwnPlace } from '../../src/bakery/catalog/console/own-place.ts';
import { packPlace } from '../../src/bakery/tables/list-place.ts';
import { tables } from '../../src/bakery/tables/tables.ts';
import { readBelow } from '../../src/chat/action.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { rooms } from '../../src/rooms.ts';
import { readXlsx } from '../../src/sheets/read-xlsx.ts';
import { allActions } from '../rules/business.ts';
import { Bakery } from '../support/bakery.ts';
import { comesToRest } from '../support/invariants.ts';
import { fillWithSecrets, idsOf, NADIA, rowsByTable, secretsIn, WANDA } from '../support/secrets-of-a-bakery.ts';

/** Says good-bye for ever; a story of its own. */
const FINAL = 'ers.erase';
/** What strangers may add to a bakery: they look around and fill a cart. */
const theirOwn = ['cart', 'cart_line', 'person'];
/** Ids that buttons may say: of what everybody sees, and of filters, which pages carry along as they were made up. */
const known = ['shopId', 'categoryId', 'byId', 'searchId'];
const owners = ['Olga', 'Otto', 'Oleg'];
/** Beginnings of names, as they are typed. */
const words = ['', 'Xyz', 'Nadia', WANDA];
const actions = (await allActions()).filter(({ code }) => code !== FINAL && code !== 'lng.set');
const commands = rooms.flatMap((room) => [...room.commands.keys()]);
const links = rooms.flatMap((room) => [...room.links.keys()]);

interface Read {
  /** Everything. */
  readonly text: string;
  /** What buttons say of rows that nobody outside may know of: what a list of the wrong bakery looks like. */
  readonly ids: readonly string[];
}

type Ids = Readonly<Record<string, number>>;

let bakery: Bakery;
const strangers = new Map<string, Person>();
/** What the strangers work with: rows of the second bakery, by the fields of buttons. */
let own: Ids;
/** The ids of all that the first bakery has. */
let foreign: Record<string, number[]>;
let buttons: { readonly all: readonly string[]; readonly plain: readonly string[] };
/** Rows as they were made, and as they were when the strangers had come. */
let filled: Map<string, Set<string>>;
let before: Map<string, Set<string>>;

beforeAll(async () => {
  bakery = await Bakery.open();
  await fillWithSecrets(bakery.sql);
  filled = await rowsByTable(bakery.sql);
  expect([...filled].filter(([, rows]) => rows.size === 0).map(([table]) => table)).toEqual([]);
  foreign = await idsOf(bakery.sql, bakery.shopId);
  const shopId = await bakery.shop('Mill');
  for (const name of [...owners, 'employee', 'courier']) {
    const kind = name === 'employee' || name === 'courier' ? name : 'owner';
    strangers.set(name, await bakery.staff(kind, name, { shopId }));
  }
  strangers.set('dismissed', await bakery.staff('owner', 'dismissed'));
  await bakery.sql(`update role set active = false where person_id = (select id from person where first_name = $1)`, [
    'dismissed',
  ]);
  strangers.set('customer', bakery.telegram.person({ firstName: 'customer', started: true }));
  own = await fillMill(shopId);
  buttons = await buttonsAbout();
  before = await rowsByTable(bakery.sql);
});
afterAll(() => bakery.close());

/** Enough that every list of the strangers' own bakery has something in it. */
async function fillMill(shopId: number): Promise<Ids> {
  await bakery.product('Roll', {}, shopId);
  await bakery.sql(
    `with placed as (insert into orders (shop_id, customer_id, status, fulfilment, address, phone, payment, item_total,
       delivery_fee, total, currency, intent) select $1, $2, 'pending', 'delivery', 'Mill Street 2', '+4930111', 'cash',
       400, 0, 400, 'EUR', n::text from generate_series(1, 2) n returning id),
     brought as (insert into delivery (order_id) select id from placed)
     insert into order_message (order_id, author_id, audience, text) select id, $2, 'bakery', 'Hello' from placed`,
    [shopId, NADIA],
  );
  return Object.fromEntries(
    Object.entries(await idsOf(bakery.sql, shopId)).map(([field, ids]) => [field, ids[0] ?? 0]),
  );
}

/** Other numbers worth trying; those not named here are 0. */
const numbers: Record<string, readonly number[]> = {
  ...{
    field: [0, 1, 2, 5],
    what: [0, 1, 2, 3],
    section: [0, 1, 2],
    filter: [0, 1, 2, 3, 4],
    kind: [0, 1, 2, 3],
    low: [0, 1],
    way: [0, 1],
    choice: [0, 1],
    days: [1, 65_535],
  },
  ...{
    shown: [1, 0],
    on: [1, 0],
    table: [1, 3],
    version: [1],
    total: [400],
    amount: [7_654_321],
    stars: [1],
    hours: [1],
  },
  ...{ quantity: [1], weekdays: [1], count: [1], date: [20_261_224], phone: [Number(WANDA)] },
};

/** Every button there is, about rows of the first bakery. */
async function buttonsAbout(): Promise<{ all: string[]; plain: string[] }> {
  const listed = { category: foreign.categoryId![1]!, found: foreign.searchId![0]! } as Record<string, number>;
  const place = ownLists.map((list) => packOwnPlace({ list, id: listed[list] ?? 0, page: 0 })).reverse();
  const of = (field: string) => foreign[field] ?? (field === 'place' ? place : (numbers[field] ?? [0]));
  const plain: string[] = [];
  const more: string[] = [];
  for (const button of actions) {
    const first = Object.fromEntries(button.fields.map((field) => [field, of(field)[0]!]));
    plain.push(button.write(first));
    for (const field of button.fields) {
      more.push(
        ...of(field)
          .slice(1)
          .map((one) => button.write({ ...first, [field]: one })),
      );
      // One of theirs among the stranger's own.
      if (foreign[field]) plain.push(button.write({ ...first, ...own, [field]: first[field]! }));
    }
    // A list of the stranger's own, of every kind there is.
    if (button.fields.every((field) => field === 'shopId' || !foreign[field])) {
      const mine = { ...first, shopId: own.shopId! };
      const kinds = button.fields.flatMap((field) =>
        foreign[field] ? [] : of(field).map((one) => ({ [field]: one })),
      );
      for (const kind of [{}, ...kinds]) more.push(button.write({ ...mine, ...kind }));
    }
  }
  const tables = await tableButtons();
  return { all: [...new Set([...plain, ...more, ...tables])], plain: [...new Set(plain)] };
}

/** The numbers of buttons of /tables are places of tables and columns: each table with rows of the first bakery. */
async function tableButtons(): Promise<string[]> {
  const found: string[] = [];
  for (const [table, { from, oneFrom, shop, key, columns }] of tables.entries()) {
    const rows = await bakery.sql<{ rowId: number; partId: number }>(
      `select t.${key[0]} as "rowId", ${key[1] ? `t.${key[1]}` : '0'} as "partId" from ${oneFrom ?? from}
       where ${shop} = $1 order by 1 desc limit 1`,
      [bakery.shopId],
    );
    const lists = columns.flatMap(({ to }, i) => (to ? [i + 1] : []));
    for (const row of rows) {
      const values = { ...row, table, page: 0, field: 0, ofId: 0, searchId: 0, sum: 0, reason: 0 };
      const write = (code: string, more: object) =>
        actions.find((one) => one.code === code)!.write({ ...values, ...more });
      for (const by of [0, ...lists]) {
        const place = packPlace({ table, by, sort: 0 }, 'from');
        found.push(write('tbl.rows', { place, ofId: by === 0 ? 0 : row.rowId }));
        if (by === 0) found.push(write('tbl.row', { place }), write('tbl.bulk', { place }));
        // From the first page on.
        found.push(write('tbl.rows', { place, ofId: by === 0 ? 0 : row.rowId, rowId: 0, partId: 0 }));
      }
      for (const code of ['tbl.edit', 'tbl.fields', 'tbl.drop', 'tbl.gone']) found.push(write(code, {}));
    }
  }
  return found;
}

/** Presses all of them one after the other and answers what is asked. @returns all that was read, after what led to it. */
async function presses(person: Person, all: readonly string[], words: readonly string[]): Promise<Read> {
  const { telegram } = bakery;
  const read: string[] = [];
  const files: Promise<string>[] = [];
  let asks = false;
  const stop = telegram.on((event) => {
    if (event.person !== person.id) return;
    if (event.type === 'answered') read.push(event.answer?.text ?? '');
    if ((event.type !== 'message' && event.type !== 'edited') || event.message.mine) return;
    const { text, buttons: below, contact, location, venue, document } = event.message;
    read.push(JSON.stringify([text, below, contact, location, venue]));
    asks = JSON.stringify(below).includes('❌');
    if (document) files.push(contentOf(document.fileId, document.name));
  });
  const mine = person.command('menu');
  for (const data of all) {
    asks = false;
    read.push(`\n${data}:`);
    await person.forges(data, mine);
    if (asks) person.says('7');
  }
  for (const command of commands) {
    read.push(`\n/${command}:`);
    for (const one of words) person.command(command, one);
  }
  for (const link of links) for (const id of ['1', '2']) person.command('start', link + id);
  for (const one of words) read.push(JSON.stringify(await person.asksInline(one)));
  await comesToRest(bakery.sql);
  stop();
  // What could not be sent, a picture for example, was meant for them all the same.
  const refused = telegram.refusals({ chat: person });
  return {
    text: [...read, ...(await Promise.all(files)), JSON.stringify(refused)].join(' '),
    ids: idsIn(JSON.stringify([telegram.calls({ chat: person }), refused])),
  };
}

async function contentOf(fileId: string, name: string): Promise<string> {
  const { url, token } = bakery.telegram;
  const answer = await fetch(`${url}/bot${token}/getFile?file_id=${fileId}`);
  const { result } = (await answer.json()) as { result: { file_path: string } };
  const file = await (await fetch(`${url}/file/bot${token}/${result.file_path}`)).arrayBuffer();
  return name.endsWith('.xlsx')
    ? JSON.stringify(await readXlsx(new Uint8Array(file), 1000))
    : Buffer.from(file).toString();
}

function idsIn(calls: string): string[] {
  const found = [...calls.matchAll(/"callback_data":"([^"]+)"/g)].flatMap(([, written]) => {
    const { data } = readBelow(written!);
    const read = actions.flatMap((action) => Object.entries(action.read(data) ?? {}));
    return read
      .filter(([field, id]) => !known.includes(field) && foreign[field]?.includes(id))
      .map(([field, id]) => `${data} ${field} ${id}`);
  });
  return [...new Set(found)];
}

/** Owners share what there is; of the others each presses what differs by role. */
function shareOf(who: string): readonly string[] {
  const place = owners.indexOf(who);
  return place < 0 ? buttons.plain : buttons.all.filter((_, i) => i % owners.length === place);
}

/** What is there that was not, and is about the first bakery or what it has. */
function added(after: Map<string, Set<string>>): string[] {
  return [...after].flatMap(([table, rows]) =>
    [...rows]
      .filter((row) => !before.get(table)?.has(row) && !theirOwn.includes(table))
      .filter((row) => isAbout(JSON.parse(row)))
      .map((row) => `${table} ${row}`),
  );
}

function isAbout(row: Record<string, unknown>): boolean {
  return Object.entries({ shop_id: 'shopId', product_id: 'productId', order_id: 'orderId' }).some(
    ([column, field]) => typeof row[column] === 'number' && foreign[field]!.includes(row[column]),
  );
}

describe('Nothing of a bakery', () => {
  it('is seen or changed from outside, whatever is pressed, written or opened', async () => {
    const everybody = [...strangers];
    const all = await Promise.all(
      everybody.map(([who, person]) =>
        presses(person, shareOf(who), words.slice(0, who === 'Olga' || who === 'employee' ? 4 : 1)),
      ),
    );
    const nothing = everybody.map(([who]) => [who, []]);
    expect(everybody.map(([who], i) => [who, secretsIn(all[i]!.text)])).toEqual(nothing);
    expect(everybody.map(([who], i) => [who, all[i]!.ids])).toEqual(nothing);
    const after = await rowsByTable(bakery.sql);
    const isLeft = ([table, rows]: [string, Set<string>]) => [...rows].filter((row) => !after.get(table)!.has(row));
    expect([...filled].flatMap(isLeft)).toEqual([]);
    expect(added(after)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  }, 90_000);
});
