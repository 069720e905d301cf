import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addProduct, type NewProduct } from '../../../src/bakery/catalog/add-product.ts';
import { keepPhoto } from '../../../src/bakery/catalog/keep-photo.ts';
import {
  categoriesOf,
  isProductNameTaken,
  ownProduct,
  productList,
} from '../../../src/bakery/catalog/products.queries.ts';
import { ownProductScreen, productsScreen } from '../../../src/bakery/catalog/products.screens.ts';
import { setOnShelf } from '../../../src/bakery/catalog/set-on-shelf.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
const labels = ({ buttons }: Screen) => (buttons ?? []).flat().map(({ label }) => label);

let bakery: StaffedBakery;
let shopId: number;
let olivia: number;
let loaf: NewProduct;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  olivia = await bakery.person('Olivia');
  await bakery.hire(olivia, shopId, 'owner');
  loaf = { shopId, name: 'Rye', price: 450, categories: [], newCategory: null, stock: 12, photo: null };
});
afterAll(() => bakery.close());

const add = (product: Partial<NewProduct>) => bakery.as(olivia)(addProduct, { ...loaf, ...product });

describe('A new product', () => {
  it('stands on the shelf with its opening stock', async () => {
    const { productId } = await add({ name: 'Rye loaf', newCategory: 'Bread', photo: 'file-1' });
    expect(await bakery.stockOf(productId)).toEqual({ stock: 12, moved: 12 });
    const [movement] = await rows(bakery.em())`
      select reason, by_id as by from stock_movement where product_id = ${productId}`;
    expect(movement).toEqual({ reason: 'opening', by: olivia });
    expect(await ownProduct(bakery.em(), productId, [shopId])).toMatchObject({
      name: 'Rye loaf',
      price: 450,
      stock: 12,
      onShelf: true,
      categories: ['Bread'],
      photoId: expect.any(Number),
    });
  });

  it('baked to order has no stock to move', async () => {
    const { productId } = await add({ name: 'Wedding cake', stock: null });
    expect(await bakery.stockOf(productId)).toEqual({ stock: null, moved: 0 });
  });

  it.each([
    ['Croissant', 'CROISSANT'],
    ['Медовик', 'медовик'],
  ])('called %s leaves no room for %s in the same shop', async (name, other) => {
    await add({ name, stock: 0 });
    await expect(add({ name: other })).rejects.toMatchObject({ code: 'product.name-taken', params: { name: other } });
    expect(await isProductNameTaken(bakery.em(), shopId, other)).toBe(true);
    const elsewhere = await bakery.shop(`Not with ${name}`);
    await bakery.hire(olivia, elsewhere, 'owner');
    await expect(add({ shopId: elsewhere, name: other })).resolves.toBeDefined();
  });

  it('joins categories of its own shop only, and finds the one that was typed', async () => {
    const [bread] = await categoriesOf(bakery.em(), shopId);
    const elsewhere = await bakery.shop('Elsewhere');
    const [cakes] = await rows<{ id: number }>(bakery.em())`
      insert into category (shop_id, name) values (${elsewhere}, 'Cakes') returning id`;
    const { productId } = await add({
      name: 'Baguette',
      categories: [bread!.id, cakes!.id, 0],
      newCategory: 'bREAD',
    });
    expect((await ownProduct(bakery.em(), productId, 'all'))!.categories).toEqual(['Bread']);
    const both = await add({ name: 'Brioche', categories: [bread!.id], newCategory: 'Sweet' });
    expect((await ownProduct(bakery.em(), both.productId, 'all'))!.categories).toEqual(['Bread', 'Sweet']);
  });

  it('keeps its picture once, however often it is previewed', async () => {
    const kept = await Promise.all([1, 2, 3].map(() => bakery.as(olivia)(keepPhoto, { shopId, fileId: 'file-1' })));
    expect(new Set(kept.map(({ photoId }) => photoId)).size).toBe(1);
  });

  it('is an owner’s to add, in the own shop', async () => {
    const emil = await bakery.person('Emil the employee');
    await bakery.hire(emil, shopId, 'employee');
    const nina = await bakery.person('Nina, who owns another');
    await bakery.hire(nina, await bakery.shop('Another'), 'owner');
    for (const stranger of [emil, nina, await bakery.person('Vera')]) {
      const adding = bakery.as(stranger)(addProduct, { ...loaf, name: 'Forged' });
      await expect(adding).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(await isProductNameTaken(bakery.em(), shopId, 'Forged')).toBe(false);
  });
});

describe('The shelf', () => {
  it('loses and gets back a product, by its owner only', async () => {
    const { productId } = await add({ name: 'Pretzel' });
    const onShelf = async () => (await ownProduct(bakery.em(), productId, 'all'))!.onShelf;
    await bakery.as(olivia)(setOnShelf, { productId, onShelf: false });
    await bakery.as(olivia)(setOnShelf, { productId, onShelf: false });
    expect(await onShelf()).toBe(false);
    const nina = await bakery.person('Nina');
    await bakery.hire(nina, await bakery.shop('Nina’s'), 'owner');
    const forged = bakery.as(nina)(setOnShelf, { productId, onShelf: true });
    await expect(forged).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await ownProduct(bakery.em(), productId, [shopId + 1_000])).toBeUndefined();
    await bakery.as(olivia)(setOnShelf, { productId, onShelf: true });
    expect(await onShelf()).toBe(true);
  });
});

describe('The list of products', () => {
  it('invites to add the first', async () => {
    const empty = await bakery.shop('Empty & new');
    const screen = productsScreen(sayIn('en'), await productList(bakery.em(), empty, 0));
    expect(screen.text).toBe('<b>Empty &amp; new</b>\nNo products yet. Add the first one, it takes a minute.');
    expect(labels(screen)).toEqual(['➕ Add a product', '⬅️ Home']);
  });

  it('is paged, by name, with what is left of each', async () => {
    const big = await bakery.shop('Big');
    for (let number = 10; number < 20; number++) await bakery.product(big, `Bun number ${number} of many`, number);
    await bakery.product(big, 'A cake', null);
    await rows(bakery.em())`update product set on_shelf = false where shop_id = ${big} and stock = 10`;
    const first = productsScreen(sayIn('en'), await productList(bakery.em(), big, 0));
    expect(first.text).toBe('<b>Big</b>\n11 products, on the shelf or not');
    expect(labels(first).slice(0, 3)).toEqual([
      'A cake · baked to order',
      'Bun number 10 o… · off the shelf',
      'Bun number 11 o… · 11 pcs',
    ]);
    expect(labels(first)).toContain('▶️ 2/2');
    const last = productsScreen(sayIn('ru'), await productList(bakery.em(), big, 1));
    expect(labels(last)).toEqual([
      'Bun number 17 o… · 17 шт.',
      'Bun number 18 o… · 18 шт.',
      'Bun number 19 o… · 19 шт.',
      '◀️ 1/2',
      '➕ Добавить товар',
      '⬅️ На главную',
    ]);
    expect((await productList(bakery.em(), big, 9)).page).toBe(0);
  });

  it('opens a page with everything and 👁', () => {
    const screen = ownProductScreen(
      sayIn('en'),
      {
        productId: 7,
        name: 'Rye <3',
        description: 'With a & b',
        price: 450,
        currency: 'EUR',
        stock: 0,
        onShelf: false,
        photoId: 3,
        categories: ['Bread', 'Dark'],
      },
      2,
    );
    expect(screen.text).toBe(
      '<b>Rye &lt;3</b>\nPrice: €4.50\nCategories: Bread, Dark\nStock: sold out\n' +
        "Off the shelf: customers don't see it\nWith a &amp; b",
    );
    expect(screen.photo).toEqual({ photoId: 3 });
    expect(screen.buttons?.flat()).toEqual([
      { label: '👁 Put it on the shelf', data: 'prd.shelf:7:1:2' },
      { label: '⬅️ All products', data: 'prd.list:2' },
    ]);
  });
});
