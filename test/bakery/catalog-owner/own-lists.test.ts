import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepSearch } from '../../../src/bakery/catalog/finding/keep-search.ts';
import { ownList, ownOrders, productsOf } from '../../../src/bakery/catalog/own-list/own-list.queries.ts';
import { chooseListScreen, ownListScreen } from '../../../src/bakery/catalog/own-list/own-list.screens.ts';
import { ownLists } from '../../../src/bakery/catalog/own-list/own-lists.queries.ts';
import {
  ownLists as lists,
  type OwnPlace,
  packPlace,
  unpackPlace,
} from '../../../src/bakery/catalog/own-list/own-place.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let olivia: number;
let big: number;
let bread: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  olivia = await bakery.person('Olivia');
  big = await bakery.shop('Big');
  await bakery.hire(olivia, big, 'owner');
  for (let number = 10; number < 20; number++) await bakery.product(big, `Bun number ${number} of many`, number);
  await bakery.product(big, 'A cake', null);
  const gone = await bakery.product(big, 'Old stollen', 3);
  const zero = await bakery.product(big, 'Zopf', 0);
  const [made] = await rows<{ id: number }>(bakery.em())`
    insert into category (shop_id, name, emoji) values (${big}, 'Bread', '🥖') returning id`;
  bread = made!.id;
  await rows(bakery.em())`insert into product_category (category_id, product_id) values
    (${bread}, ${zero}), (${bread}, ${gone})`;
  await rows(bakery.em())`update product set archived_at = now(), on_shelf = false where id = ${gone}`;
  await rows(bakery.em())`update product set on_shelf = false where shop_id = ${big} and stock = 10`;
  await rows(
    bakery.em(),
  )`update product set sold_out_until = now() + interval '1 hour' where shop_id = ${big} and stock = 11`;
  await rows(
    bakery.em(),
  )`update product set sold_out_until = now() - interval '1 hour' where shop_id = ${big} and stock = 12`;
  await rows(bakery.em())`with kept as (insert into photo (file_id) values ('a bun') returning id)
    update product set photo_id = kept.id from kept where shop_id = ${big} and name like 'Bun%'`;
});
afterAll(() => bakery.close());

const listed = (place: Partial<OwnPlace>, shopId = big) =>
  ownList(bakery.em(), { shopId, personId: olivia, list: 'all', id: 0, page: 0, ...place });
const namesIn = async (place: Partial<OwnPlace>) => (await listed(place)).products.map(({ name }) => name);
const found = async (words: string) => {
  const { searchId } = await bakery.as(olivia)(keepSearch, { words });
  return namesIn({ list: 'found', id: searchId });
};

describe('The list of products', () => {
  it('invites to add the first', async () => {
    const empty = await bakery.shop('Empty & new');
    const screen = ownListScreen(english, await listed({}, empty));
    expect(screen.text).toBe('No products yet. Add the first one, it takes a minute.');
    const others = ['🎛 Filter', '➕ Add a product', '✏️ Categories'];
    expect(labelsOf(screen)).toEqual([...others, `📄 ${english('exchange.open')}`, '⬅️ Home']);
  });

  it('is paged, by name, with what is left of each, without what is archived', async () => {
    const first = ownListScreen(english, await listed({}));
    expect(first.text).toBe('<b>12 products</b>, on the shelf or not');
    expect(labelsOf(first).slice(0, 4)).toEqual([
      'A cake · baked to order',
      'Bun number 10 of… · off the shelf',
      'Bun number 11 of… · sold out today',
      'Bun number 12 of many · 12 pcs',
    ]);
    expect(labelsOf(first)).toContain('▶️ 2/2');
    const last = await listed({ page: 1 });
    expect(last.products.map(({ name }) => name).at(-1)).toBe('Zopf');
    expect((await listed({ page: 9 })).page).toBe(1);
  });

  it('shows what is off the shelf, sold out, without a photo, in the archive or in a category', async () => {
    expect(await namesIn({ list: 'off-shelf' })).toEqual(['Bun number 10 of many']);
    expect(await namesIn({ list: 'sold-out' })).toEqual(['Bun number 11 of many', 'Zopf']);
    expect(await namesIn({ list: 'without-photo' })).toEqual(['A cake', 'Zopf']);
    expect(await namesIn({ list: 'archived' })).toEqual(['Old stollen']);
    expect(await namesIn({ list: 'category', id: bread })).toEqual(['Zopf']);
    const lists = await ownLists(bakery.em(), big, 0);
    expect(lists.counts).toEqual({ all: 12, 'off-shelf': 1, 'sold-out': 2, 'without-photo': 2, archived: 1 });
    expect(labelsOf(chooseListScreen(english, lists, { list: 'category', id: bread, page: 0 }))).toEqual([
      '⬜ All products · 12',
      '⬜ Off the shelf · 1',
      '⬜ Sold out · 2',
      '⬜ Without a photo · 2',
      '⬜ Archive · 1',
      '☑️ 🥖 Bread',
      '⬅️ Back to the list',
    ]);
  });

  it('finds by the beginnings of words, off the shelf too, and what is called alike', async () => {
    expect(await found('numb 10')).toEqual(['Bun number 10 of many']);
    expect(await found('Zopff')).toEqual(['Zopf']);
    expect(await found('stollen')).toEqual([]);
    const { searchId } = await bakery.as(olivia)(keepSearch, { words: '<none>' });
    const nothing = ownListScreen(english, await listed({ list: 'found', id: searchId }));
    expect(nothing.text).toContain('Nothing here is called “&lt;none&gt;”');
  });

  it('is nobody else’s: another person’s search and another shop’s category show nothing', async () => {
    const { searchId } = await bakery.as(await bakery.person('Nina'))(keepSearch, { words: 'bun' });
    expect(await namesIn({ list: 'found', id: searchId })).toEqual([]);
    const other = await bakery.shop('Other');
    expect((await listed({ list: 'category', id: bread }, other)).products).toEqual([]);
  });

  it.each(says.map((say) => [say.language, say] as const))('has buttons that fit, in %s', async (_, say) => {
    const screens: Screen[] = [chooseListScreen(say, await ownLists(bakery.em(), big, 0), unpackPlace(0))];
    for (const list of lists) screens.push(ownListScreen(say, await listed({ list, id: bread })));
    for (const label of screens.flatMap(labelsOf)) expect(label.length).toBeLessThanOrEqual(34);
  });
});

describe('A place in a list', () => {
  it.each(lists.map((list) => [list]))('travels in a button and back: %s', (list) => {
    const place = { list, id: list === 'category' || list === 'found' ? 2 ** 31 - 1 : 0, page: 125 };
    expect(unpackPlace(packPlace(place))).toEqual(place);
  });

  it('is the page alone for all products, as buttons had it before', () => {
    expect(packPlace({ list: 'all', id: 0, page: 3 })).toBe(3);
    expect(unpackPlace(Number.MAX_SAFE_INTEGER)).toMatchObject({ list: expect.any(String), id: expect.any(Number) });
  });
});

describe('A list of very many products', () => {
  it.each(lists.filter((list) => list !== 'found').map((list) => [list]))(
    'is read from its index in the order of the page, and no further: %s',
    async (list) => {
      const plan = await bakery.em().transactional(async (em) => {
        const inside = em as ReturnType<typeof bakery.em>;
        await rows(inside)`select set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true),
          set_config('enable_bitmapscan', ${'off'}, true)`;
        const asked = { shopId: big, personId: olivia, list, id: bread };
        return rows<{ 'QUERY PLAN': string }>(
          inside,
        )`explain select p.id ${productsOf(asked)} ${ownOrders[list]} limit 8`;
      });
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toMatch(/Index (Only )?Scan/);
      expect(text).not.toMatch(/Seq Scan|Sort/);
    },
  );
});
