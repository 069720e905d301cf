import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { productPage } from '../../../src/bakery/cart/product-page.queries.ts';
import { hitsIn, quartersOf, shopToday } from '../../../src/bakery/catalog/finding/filter.queries.ts';
import {
  choicesIn,
  type Filter,
  noFilter,
  packFilter,
  readFilter,
  sorts,
  unpackFilter,
} from '../../../src/bakery/catalog/finding/filter.ts';
import { priceRanges } from '../../../src/bakery/catalog/finding/price-ranges.ts';
import { setFilter } from '../../../src/bakery/catalog/finding/set-filter.ts';
import { standingIn, stretchAround } from '../../../src/bakery/catalog/neighbours.ts';
import { EVERYTHING } from '../../../src/bakery/catalog/product-list.ts';
import { shelf } from '../../../src/bakery/catalog/shelf.queries.ts';
import { tags } from '../../../src/bakery/catalog/tags.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let vera: number;
let bread: number;
const noon = new Date('2026-06-10T10:00:00Z');

interface Facts {
  readonly price: number;
  readonly stock?: number | null;
  readonly tags?: string[];
  readonly sold?: number;
  readonly lead?: number;
}

async function product(name: string, { price, stock = 5, tags = [], sold = 0, lead = 0 }: Facts): Promise<number> {
  const id = await shop.product(shop.shopId, name, stock);
  await rows(shop.em())`update product set price = ${price}, tags = ${tags}::text[], sold = ${sold},
    lead_minutes = ${lead} where id = ${id}`;
  await rows(shop.em())`insert into product_category (category_id, product_id) values (${bread}, ${id})`;
  return id;
}

beforeAll(async () => {
  shop = await storefront();
  vera = await shop.person('Vera');
  const [made] = await rows<{ id: number }>(shop.em())`
    insert into category (shop_id, name) values (${shop.shopId}, 'Bread') returning id`;
  bread = made!.id;
  await product('Rye', { price: 450, tags: ['vegan', 'vegetarian'], sold: 7 });
  await product('Roll', { price: 90, tags: ['vegetarian'], sold: 30 });
  await product('Cake', { price: 4200, stock: null, tags: ['vegetarian', 'halal'], lead: 1440 });
  await product('Bun', { price: 150, stock: 0, tags: ['vegan'], sold: 7 });
  await product('Tart', { price: 450, stock: null, lead: 60 });
});
afterAll(() => shop.close());

const euros = (from: number | null, to: number | null) => ({ from, to, currency: 'EUR' });
const list = (change: Partial<Filter>, minutesLeft?: number, categoryId = bread) => ({
  shopId: shop.shopId,
  categoryId,
  filter: { ...noFilter, ...change },
  minutesLeft,
});
async function names(change: Partial<Filter>, minutesLeft?: number): Promise<string[]> {
  const place = { ...list(change, minutesLeft), personId: vera, page: 0 };
  const found = (await shelf(shop.em(), place))!;
  const everywhere = (await shelf(shop.em(), { ...place, categoryId: EVERYTHING }))!;
  expect(found.count).toBe(found.products.length);
  expect(everywhere.products).toEqual(found.products);
  expect(await hitsIn(shop.em(), list(change, minutesLeft))).toBe(found.count);
  return found.products.map(({ name }) => name);
}

describe('A filter', () => {
  it('leaves what has every wished tag, price and making', async () => {
    expect(await names({})).toEqual(['Rye', 'Roll', 'Cake', 'Bun', 'Tart']);
    expect(await names({ tags: ['vegan', 'vegetarian'] })).toEqual(['Rye']);
    expect(await names({ price: euros(100, 450) })).toEqual(['Rye', 'Bun', 'Tart']);
    expect(await names({ price: euros(451, null) })).toEqual(['Cake']);
    expect(await names({ price: euros(null, 90) })).toEqual(['Roll']);
    expect(await names({ made: 'order' })).toEqual(['Cake', 'Tart']);
    expect(await names({ made: 'shelf', price: euros(null, 200) })).toEqual(['Roll', 'Bun']);
    expect(await names({ tags: ['kosher'] })).toEqual([]);
  });

  it('of prices in another currency leaves everything', async () => {
    expect(await names({ price: { from: 100_000, to: null, currency: 'RUB' } })).toHaveLength(5);
  });

  it('for today leaves what is there and what is baked before the shop closes', async () => {
    expect(await names({ today: true }, 60)).toEqual(['Rye', 'Roll', 'Tart']);
    expect(await names({ today: true }, 59)).toEqual(['Rye', 'Roll']);
    expect(await names({ today: true }, -1)).toEqual([]);
  });

  it.each([
    ['popular', ['Roll', 'Rye', 'Bun', 'Cake', 'Tart']],
    ['cheap', ['Roll', 'Bun', 'Rye', 'Tart', 'Cake']],
    ['dear', ['Cake', 'Tart', 'Rye', 'Bun', 'Roll']],
    ['newest', ['Tart', 'Bun', 'Cake', 'Roll', 'Rye']],
  ] as const)('sorts what is %s first', async (sort, expected) => {
    expect(await names({ sort })).toEqual(expected);
  });

  it('knows how long the shop is open today, by its own clock', async () => {
    expect(await shopToday(shop.em(), shop.shopId, noon)).toEqual({ currency: 'EUR', minutesLeft: 12 * 60 - 30 });
    const hours = { week: { wed: [{ from: '08:00', until: '13:00' }] }, days: {} };
    await rows(shop.em())`update shop set hours = ${JSON.stringify(hours)}::jsonb where id = ${shop.shopId}`;
    expect(await shopToday(shop.em(), shop.shopId, noon)).toMatchObject({ minutesLeft: 30 });
    const evening = new Date('2026-06-10T19:00:00Z');
    expect(await shopToday(shop.em(), shop.shopId, evening)).toMatchObject({ minutesLeft: -1 });
    await rows(shop.em())`update shop set hours = null where id = ${shop.shopId}`;
    expect(await shopToday(shop.em(), 2 ** 31 - 1, noon)).toBeUndefined();
  });

  it('is kept for the person, and forgotten when it asks for nothing', async () => {
    const kept = async () =>
      (await rows<{ filter: object | null }>(shop.em())`select filter from person where id = ${vera}`)[0]!.filter;
    const wanted: Filter = { ...noFilter, sort: 'cheap', tags: ['halal'], price: euros(null, 500) };
    await shop.as(vera)(setFilter, { filter: wanted });
    expect(readFilter(await kept())).toEqual(wanted);
    await shop.as(vera)(setFilter, { filter: noFilter });
    expect(await kept()).toBeNull();
  });
});

describe('What was kept', () => {
  it.each([
    [null],
    [undefined],
    ['vegan'],
    [[1, 2]],
    [{ sort: 'random', price: { from: -1, to: 'x', currency: 7 }, tags: 'vegan', today: 1, made: 'up' }],
    [{ tags: ['smoked'], price: { from: 1.5, to: null, currency: 'EUR' } }],
  ])('as %j asks for nothing', (kept) => {
    expect(readFilter(kept)).toEqual(noFilter);
  });

  it('counts its choices', () => {
    expect(choicesIn(noFilter)).toBe(0);
    const all: Filter = { sort: 'dear', price: euros(1, 2), tags: [...tags], today: true, made: 'order' };
    expect(choicesIn(all)).toBe(12);
  });
});

describe('A button of the filter', () => {
  it('carries every choice there and back', () => {
    for (const sort of sorts) {
      for (const made of [null, 'shelf', 'order'] as const) {
        for (const price of [null, euros(null, 500), euros(300, null), euros(1, 99_999_999)]) {
          for (const today of [true, false]) {
            const filter: Filter = { sort, made, price, today, tags: [tags[0], tags[3], tags[7]] };
            expect(unpackFilter(packFilter(filter), 'EUR')).toEqual(filter);
          }
        }
      }
    }
    expect(unpackFilter(packFilter(noFilter), 'EUR')).toEqual(noFilter);
  });

  it('that was forged is a filter all the same', () => {
    for (const number of [2 ** 53 - 1, 2 ** 14, 1536, 7]) {
      const filter = unpackFilter({ choices: number, from: number, to: 3 }, 'EUR');
      expect(readFilter(filter)).toEqual(filter);
    }
  });
});

describe('The ranges of prices to choose from', () => {
  it('lie at round amounts near the shop’s own', async () => {
    expect(await quartersOf(shop.em(), shop.shopId)).toEqual([150, 450, 450]);
    expect(priceRanges([163, 463, 1999], 'EUR')).toEqual([
      euros(null, 150),
      euros(150, 450),
      euros(450, 2000),
      euros(2000, null),
    ]);
    expect(priceRanges([7, 7, 7], 'EUR')).toEqual([euros(null, 7), euros(7, null)]);
    expect(priceRanges([], 'EUR')).toEqual([]);
    expect(await quartersOf(shop.em(), 2 ** 31 - 1)).toEqual([]);
  });
});

describe('The neighbours of a product', () => {
  it('are those of the list as it is sorted, over the edges of its pages', async () => {
    const [made] = await rows<{ id: number }>(shop.em())`
      insert into category (shop_id, name) values (${shop.shopId}, 'Long') returning id`;
    const ids: number[] = [];
    for (let i = 0; i < 18; i++) ids.push(await shop.product(shop.shopId, `Loaf ${i}`, i));
    await rows(shop.em())`insert into product_category (category_id, product_id)
      select ${made!.id}, unnest(${ids}::int[])`;
    const standing = async (place: number, page: number, filter = noFilter) => {
      const asked = { shopId: shop.shopId, personId: vera, productId: ids[place]! };
      const where = { shopId: shop.shopId, categoryId: made!.id, filter, page };
      const { stretch } = (await productPage(shop.em(), { ...asked, list: where }))!;
      return standingIn(stretch!, asked.productId);
    };
    expect(await standing(0, 0)).toEqual({
      position: 1,
      count: 18,
      previous: undefined,
      next: { productId: ids[1], page: 0, position: 2 },
    });
    expect(await standing(8, 1)).toEqual({
      position: 9,
      count: 18,
      previous: { productId: ids[7], page: 0, position: 8 },
      next: { productId: ids[9], page: 1, position: 10 },
    });
    expect(await standing(7, 0)).toMatchObject({ position: 8, next: { productId: ids[8], page: 1 } });
    expect(await standing(17, 2)).toMatchObject({ position: 18, next: undefined });
    expect(await standing(17, 0, { ...noFilter, sort: 'newest' })).toMatchObject({ position: 1, count: 18 });
    expect(await standing(0, 0, { ...noFilter, today: true })).toBeUndefined();
  });

  it('are found again when somebody comes from outside of the list', async () => {
    const idOf = async (table: 'product' | 'category', name: string) =>
      table === 'product'
        ? (await rows<{ id: number }>(shop.em())`select id from product where name = ${name}`)[0]!.id
        : (await rows<{ id: number }>(shop.em())`select id from category where name = ${name}`)[0]!.id;
    const long = await idOf('category', 'Long');
    const at = async (name: string, page: number, filter: Filter = noFilter) => {
      const productId = await idOf('product', name);
      const where = { shopId: shop.shopId, categoryId: long, filter, page };
      const found = await productPage(shop.em(), { shopId: shop.shopId, personId: vera, productId, list: where });
      return { page: found!.page, position: standingIn(found!.stretch!, productId)?.position };
    };
    expect(await at('Loaf 9', 0)).toEqual({ page: 1, position: 10 });
    expect(await at('Loaf 0', 2 ** 31 - 1)).toEqual({ page: 0, position: 1 });
    expect(await at('Loaf 17', 0)).toEqual({ page: 2, position: 18 });
    expect(await at('Loaf 17', 1, { ...noFilter, sort: 'newest' })).toEqual({ page: 0, position: 1 });
    expect(await at('Loaf 0', 0, { ...noFilter, today: true })).toEqual({ page: 0, position: undefined });
    expect(await at('Loaf 9', 0, { ...noFilter, price: euros(1, 9000) })).toEqual({ page: 1, position: 10 });
    expect(await at('Tart', 1)).toEqual({ page: 1, position: undefined });
  });

  it('are asked for with one more on either side', () => {
    expect(stretchAround(0)).toEqual({ from: 0, most: 9 });
    expect(stretchAround(2)).toEqual({ from: 15, most: 10 });
  });
});

describe('The counts of the shelf', () => {
  it('stay right whatever is put up, taken off or moved', async () => {
    const shown = async () =>
      rows<{ wrong: number }>(shop.em())`select count(*) as wrong from category c where ${true} and c.shown <> (
        select count(*) from product_category i join product p on p.id = i.product_id
        where i.category_id = c.id and p.on_shelf)`;
    const placed = async () =>
      rows<{ wrong: number }>(shop.em())`select count(*) as wrong from product p where ${true} and p.is_placed <>
        exists (select from product_category i where i.product_id = p.id)`;
    const right = async () => {
      expect(await shown()).toEqual([{ wrong: 0 }]);
      expect(await placed()).toEqual([{ wrong: 0 }]);
    };
    const [other] = await rows<{ id: number }>(shop.em())`
      insert into category (shop_id, name) values (${shop.shopId}, 'Other') returning id`;
    const ids = await Promise.all(['A', 'B', 'C'].map((name) => shop.product(shop.shopId, name, 1)));
    await Promise.all(
      ids.map(
        (id) => rows(shop.em())`insert into product_category (category_id, product_id)
        values (${other!.id}, ${id})`,
      ),
    );
    await right();
    await Promise.all(ids.map((id) => shop.change(id, { onShelf: false })));
    await right();
    await rows(shop.em())`update product_category set category_id = ${bread} where product_id = ${ids[0]!}`;
    await shop.change(ids[0]!, { onShelf: true });
    await right();
    await rows(shop.em())`delete from product_category where product_id = any(${ids}::int[])`;
    await right();
  });
});
