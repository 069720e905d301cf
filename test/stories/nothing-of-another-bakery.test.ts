import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { rooms } from '../../src/rooms.ts';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';
import { buttonsAbout, buttonsOf, type Ids } from '../support/every-button.ts';
import { idsIn, pressAll } from '../support/read-everything.ts';
import { english } from '../support/says.ts';
import { fillWithSecrets, idsOf, NADIA, rowsByTable, secretsIn, WANDA } from '../support/secrets-of-a-bakery.ts';

/** What strangers may add to a bakery: they look around and fill a cart. */
const theirOwn = ['cart', 'cart_line', 'person'];
/** What the strangers' bakery is. */
const theirs = ['shop', 'role', 'product', 'category', 'product_category', 'orders', 'delivery', 'order_message'];
/** What everybody sees of the first bakery, on the pages of customers only. */
const onShelf = { productId: [1] };
const owners = ['Olga', 'Otto', 'Oleg'];
/** Beginnings of names, a phone and the number of an order, as they are typed. */
const words = ['', 'Xyz', 'Nadia', WANDA, '1'];
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
  buttons = await buttonsAbout({ sql: bakery.sql, shopId: bakery.shopId, foreign, own });
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

/** What is there stays as it is, whatever is tapped: one tap would take away what the next one is about. */
async function freeze(): Promise<void> {
  await bakery.sql(`create function stay() returns trigger language plpgsql as 'begin return null; end'`, []);
  for (const table of theirs)
    await bakery.sql(
      `create trigger stays before update or delete on ${table} for each row execute function stay()`,
      [],
    );
}

async function thaw(): Promise<void> {
  await bakery.sql('drop function stay() cascade', []);
}

/** Their names, by the ids that rows have for them. */
async function idsOfStrangers(): Promise<Map<number, string>> {
  const people = await bakery.sql<{ id: number; name: string }>(
    'select id, first_name as name from person where telegram_id = any($1)',
    [[...strangers.values()].map(({ id }) => id)],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** All that may happen of a kind in the first bakery: about each of its orders, of its messages, of all it has. */
function eventsOf(type: string): object[] {
  const more = { useId: 1, personId: 1, personIds: [1], readerId: 3, isOver: true, wasRejected: false };
  return foreign.messageId!.flatMap((_, n) => {
    const ids = Object.fromEntries(Object.entries(foreign).map(([field, all]) => [field, all[n % all.length]]));
    return [
      { whom: 'couriers', alarm: 'unstarted' },
      { whom: 'owners', alarm: 'late', isTurn: true, wasRejected: true, isTrip: true },
    ].map((kind) => ({ ...ids, ...more, ...kind, type }));
  });
}

/** Which notices of what happens there are for somebody outside. */
async function toldOutside(outside: ReadonlyMap<number, string>): Promise<string[]> {
  const told: string[] = [];
  for (const hearers of rooms.flatMap((room) => room.hearers)) {
    for (const [type, hear] of Object.entries(hearers)) {
      for (const event of eventsOf(type)) {
        const tellings = await hear(bakery.orm.em.fork(), event as never);
        told.push(
          ...tellings.filter(({ personId }) => outside.has(personId)).map(({ notice }) => `${type} ${notice.code}`),
        );
      }
    }
  }
  return [...new Set(told)];
}

describe('Nothing of a bakery', () => {
  it('is seen or changed from outside, whatever is pressed, written or opened', async () => {
    const everybody = [...strangers];
    const all = await Promise.all(
      everybody.map(([who, person]) =>
        pressAll(bakery, person, {
          buttons: shareOf(who),
          words: who === 'Olga' || who === 'employee' ? words : words.slice(0, 1),
        }),
      ),
    );
    const nothing = everybody.map(([who]) => [who, []]);
    expect(everybody.map(([who], i) => [who, secretsIn(all[i]!.text)])).toEqual(nothing);
    expect(everybody.map(([who], i) => [who, idsIn(all[i]!.calls, foreign)])).toEqual(nothing);
    const shelf = all.map(({ calls }) => idsIn(calls, onShelf).map((data) => data.split(':', 1)[0]!));
    const ofCustomers = shelf[everybody.findIndex(([who]) => who === 'customer')]!;
    expect(shelf.flat().filter((code) => !ofCustomers.includes(code))).toEqual([]);
    const after = await rowsByTable(bakery.sql);
    const isLeft = ([table, rows]: [string, Set<string>]) => [...rows].filter((row) => !after.get(table)!.has(row));
    expect([...filled].flatMap(isLeft)).toEqual([]);
    expect(added(after)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  }, 90_000);

  it('is on the pages that strangers have of what is theirs', async () => {
    await freeze();
    const people = ['Olga', 'employee', 'courier'].map((who) => strangers.get(who)!);
    const all = await Promise.all(people.map((one) => pressAll(bakery, one, { buttons: buttonsOf(own), words: [] })));
    for (const { text, calls } of all) expect([secretsIn(text), idsIn(calls, foreign)]).toEqual([[], []]);
    await thaw();
  });

  it('is told to anybody outside, whatever happens there', async () => {
    const outside = await idsOfStrangers();
    // Whoever tapped the button of a card has one, and hears of it until it is rendered: as nothing, for them.
    await bakery.sql('delete from card where person_id = any($1)', [[...outside.keys()]]);
    const withGroup = await toldOutside(outside);
    await bakery.sql('update group_board set released_at = now() where shop_id = $1', [bakery.shopId]);
    expect([...withGroup, ...(await toldOutside(outside))]).toEqual([]);
  });

  it('is in news that somebody outside is shown by mistake', async () => {
    const now = new Date();
    // Only those are told who asked for the product when it was on the shelf.
    const notices = rooms.flatMap((room) => room.notices).filter(({ code }) => code !== 'cat.back');
    const shown: [string, unknown][] = [];
    for (const [personId, who] of await idsOfStrangers()) {
      for (const notice of notices) {
        for (const subjectId of [1, 2]) {
          const screen = await notice.render({ em: bakery.orm.em.fork(), say: english, personId, now }, subjectId);
          const secrets = secretsIn(JSON.stringify(screen ?? ''));
          if (secrets.length > 0) shown.push([`${notice.code} ${subjectId} to ${who}`, secrets]);
        }
      }
    }
    expect(shown).toEqual([]);
  });

  it('stands in the way of a bakery that uses the same words', async () => {
    const oleg = strangers.get('Oleg')!;
    const [cakes] = await bakery.sql<{ name: string }>('select name from category where id = $1', [2]);
    await oleg.command('addproduct');
    await reads(oleg, 'What does it cost', () => oleg.says('Rye loaf'));
    await reads(oleg, 'Categories', () => oleg.command('categories'));
    await reads(oleg, 'called', () => oleg.taps('➕'));
    await reads(oleg, new RegExp(`^${cakes!.name}`), () => oleg.says(cakes!.name));
    const table = Buffer.from('name,price,category\nRye loaf,9,Bread\n');
    await reads(oleg, /New: 1\nChanged: 0/, () => oleg.sendsDocument(table, 'rye.csv'));
    await reads(oleg, 'is in: 1 new', () => oleg.taps('✅ Bring it in'));
    const after = await rowsByTable(bakery.sql);
    expect([...filled.get('product')!].filter((row) => !after.get('product')!.has(row))).toEqual([]);
  });
});
