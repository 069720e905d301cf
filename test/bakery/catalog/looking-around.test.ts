import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { categoryGrid } from '../../../src/bakery/catalog/catalog.queries.ts';
import { noFilter } from '../../../src/bakery/catalog/finding/filter.ts';
import { shelf } from '../../../src/bakery/catalog/shelf.queries.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let vera: number;
let bread: number;
let cakes: number;
const named: Record<string, number> = {};

async function category(shopId: number, name: string, position: number): Promise<number> {
  const [made] = await rows<{ id: number }>(shop.em())`
    insert into category (shop_id, name, emoji, position) values (${shopId}, ${name}, '🥖', ${position}) returning id`;
  return made!.id;
}

async function product(name: string, stock: number | null, ...categories: number[]): Promise<number> {
  const id = await shop.product(shop.shopId, name, stock);
  await rows(shop.em())`insert into product_category (category_id, product_id)
    select unnest(${categories}::int[]), ${id}::int`;
  named[name] = id;
  return id;
}

beforeAll(async () => {
  shop = await storefront();
  vera = await shop.person('Vera');
  cakes = await category(shop.shopId, 'Cakes', 2);
  bread = await category(shop.shopId, 'Bread', 1);
  await category(shop.shopId, 'Nothing yet', 0);
  for (let i = 1; i <= 10; i++) await product(`Loaf ${i}`, i - 1, bread);
  await product('Plum cake', null, cakes, bread);
  const hidden = await product('Secret cake', 3, cakes);
  await shop.change(hidden, { onShelf: false });
  await product('Gift card', null);
  await shop.takes(vera, { [named['Loaf 3']!]: 2 });
});
afterAll(() => shop.close());

const on = (categoryId: number, page = 0, shopId = shop.shopId) =>
  shelf(shop.em(), { shopId, personId: vera, categoryId, page, filter: noFilter });

describe('The catalogue', () => {
  it('has the categories with something on the shelf, in the order of the shop', async () => {
    expect(await categoryGrid(shop.em(), shop.shopId, vera, 0)).toEqual(
      expect.objectContaining({
        shopName: 'Crumb & Co',
        categories: [
          { id: bread, name: 'Bread', emoji: '🥖', products: 11 },
          { id: cakes, name: 'Cakes', emoji: '🥖', products: 1 },
        ],
        count: 2,
        loose: 1,
        everything: 12,
        inCart: 2,
      }),
    );
  });

  it('shows the first page when the wanted one is gone', async () => {
    expect(await categoryGrid(shop.em(), shop.shopId, vera, 7)).toMatchObject({ page: 0, count: 2 });
  });

  it('of a new shop is empty, of no shop is nothing', async () => {
    const quiet = await shop.shop('Quiet');
    expect(await categoryGrid(shop.em(), quiet, vera, 3)).toMatchObject({ categories: [], count: 0, loose: 0 });
    expect(await categoryGrid(shop.em(), 2 ** 31 - 1, vera, 0)).toBeUndefined();
  });
});

describe('A category', () => {
  it('shows eight products a page, the sold out ones too', async () => {
    const first = (await on(bread))!;
    expect(first).toMatchObject({ name: 'Bread', emoji: '🥖', currency: 'EUR', count: 11, page: 0, inCart: 2 });
    expect(first.products.map(({ name }) => name)).toEqual(Array.from({ length: 8 }, (_, i) => `Loaf ${i + 1}`));
    expect(first.products[0]).toMatchObject({ stock: 0, onShelf: true, price: 250 });
    expect((await on(bread, 1))!.products.map(({ name }) => name)).toEqual(['Loaf 9', 'Loaf 10', 'Plum cake']);
  });

  it('shows its last page when the wanted one is gone', async () => {
    expect(await on(bread, 2 ** 31 - 1)).toMatchObject({ page: 1, count: 11 });
  });

  it('hides what is off the shelf', async () => {
    expect((await on(cakes))!.products.map(({ name }) => name)).toEqual(['Plum cake']);
  });

  it('number 0 has what stands in no category', async () => {
    expect(await on(0)).toMatchObject({ name: '', count: 1, products: [{ name: 'Gift card' }] });
    expect(await on(0, 5)).toMatchObject({ page: 0, count: 1 });
  });

  it('of another shop, or of none, is nothing', async () => {
    const elsewhere = await category(await shop.shop('Elsewhere'), 'Theirs', 0);
    expect(await on(elsewhere)).toBeUndefined();
    expect(await on(2 ** 31 - 2)).toBeUndefined();
    expect(await on(0, 0, 2 ** 31 - 1)).toBeUndefined();
  });
});
