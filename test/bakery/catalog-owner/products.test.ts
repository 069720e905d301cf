import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addPhoto } from '../../../src/bakery/catalog/add-photo.ts';
import { addProduct, type NewProduct } from '../../../src/bakery/catalog/add-product.ts';
import { declareAllergen } from '../../../src/bakery/catalog/declare-allergen.ts';
import { keepPhoto } from '../../../src/bakery/catalog/keep-photo.ts';
import { productAllergensScreen, productTagsScreen } from '../../../src/bakery/catalog/product-marks.screens.ts';
import {
  categoriesOf,
  isProductNameTaken,
  ownProduct,
  productList,
} from '../../../src/bakery/catalog/products.queries.ts';
import { ownProductScreen, productsScreen } from '../../../src/bakery/catalog/products.screens.ts';
import { setOnShelf } from '../../../src/bakery/catalog/set-on-shelf.ts';
import { tagProduct } from '../../../src/bakery/catalog/tag-product.ts';
import { takeInscriptions } from '../../../src/bakery/catalog/take-inscriptions.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { says } from '../../support/says.ts';
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
    const three = await add({ name: 'Babka', newCategory: 'Feast, sweet,Feast' });
    expect((await ownProduct(bakery.em(), three.productId, 'all'))!.categories).toEqual(['Sweet', 'Feast']);
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

describe('The pictures of a product', () => {
  it('are ten at the most, each of them once', async () => {
    const { productId } = await add({ name: 'Plait', photo: 'side 1' });
    const show = (side: number) => bakery.as(olivia)(addPhoto, { productId, fileId: `side ${side}` });
    for (let side = 1; side <= 10; side++) await show(side);
    await show(10);
    expect((await ownProduct(bakery.em(), productId, 'all'))!.photos).toBe(10);
    await expect(show(11)).rejects.toMatchObject({ code: 'product.too-many-photos', params: { most: 10 } });
    expect((await ownProduct(bakery.em(), productId, 'all'))!.photos).toBe(10);
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

describe('What customers must know of a product', () => {
  const marksOf = async (productId: number) => {
    const { tags, allergens, takesInscription } = (await ownProduct(bakery.em(), productId, 'all'))!;
    return { tags, allergens, takesInscription };
  };

  it('is ticked by its owner, once however often it is tapped, and unticked again', async () => {
    const { productId } = await add({ name: 'Honey cake' });
    const does = bakery.as(olivia);
    for (let time = 0; time < 2; time++) {
      await does(tagProduct, { productId, tag: 'vegetarian', isTagged: true });
      await does(declareAllergen, { productId, allergen: 'milk', isInIt: true });
      await does(takeInscriptions, { productId, takesInscription: true });
    }
    await does(declareAllergen, { productId, allergen: 'eggs', isInIt: true });
    expect(await marksOf(productId)).toEqual({
      tags: ['vegetarian'],
      allergens: ['milk', 'eggs'],
      takesInscription: true,
    });
    await does(tagProduct, { productId, tag: 'vegetarian', isTagged: false });
    await does(declareAllergen, { productId, allergen: 'milk', isInIt: false });
    await does(takeInscriptions, { productId, takesInscription: false });
    expect(await marksOf(productId)).toEqual({ tags: [], allergens: ['eggs'], takesInscription: false });
  });

  it.each(says.map((say) => [say.language, say] as const))('is shown on buttons that fit, in %s', async (_, say) => {
    const { productId } = await add({ name: `Nut bar ${say.language}` });
    await bakery.as(olivia)(declareAllergen, { productId, allergen: 'nuts', isInIt: true });
    const product = (await ownProduct(bakery.em(), productId, 'all'))!;
    const [tagging, declaring] = [productTagsScreen, productAllergensScreen].map((screen) => screen(say, product, 3));
    expect(labels(tagging!).filter((label) => label.startsWith('⬜'))).toHaveLength(8);
    expect(labels(declaring!).filter((label) => label.startsWith('☑️'))).toEqual([`☑️ ${say('profile.allergens.nuts')}`]);
    expect(declaring!.buttons).toHaveLength(8);
    for (const label of [...labels(tagging!), ...labels(declaring!)]) expect(label.length).toBeLessThanOrEqual(34);
    expect(tagging!.buttons!.at(-1)).toMatchObject([{ data: `prd.open:${productId.toString(36)}:3` }]);
  });
});

describe('The list of products', () => {
  it('invites to add the first', async () => {
    const empty = await bakery.shop('Empty & new');
    const screen = productsScreen(sayIn('en'), await productList(bakery.em(), empty, 0));
    expect(screen.text).toBe('<b>Empty &amp; new</b>\nNo products yet. Add the first one, it takes a minute.');
    expect(labels(screen)).toEqual(['➕ Add a product', '📄 Tables as files', '⬅️ Home']);
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
      'Bun number 10 of… · off the shelf',
      'Bun number 11 of many · 11 pcs',
    ]);
    expect(labels(first)).toContain('▶️ 2/2');
    const last = productsScreen(sayIn('ru'), await productList(bakery.em(), big, 1));
    expect(labels(last)).toEqual([
      'Bun number 17 of many · 17 шт.',
      'Bun number 18 of many · 18 шт.',
      'Bun number 19 of many · 19 шт.',
      '◀️ 1/2',
      '➕ Добавить товар',
      '📄 Таблицы файлом',
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
        photos: 2,
        categories: ['Bread', 'Dark'],
        tags: ['vegan', 'from grandma'],
        allergens: ['gluten', 'milk'],
        takesInscription: true,
      },
      2,
    );
    expect(screen.text).toBe(
      '<b>Rye &lt;3</b>\nPrice: €4.50\nCategories: Bread, Dark\nStock: sold out\nMarked: vegan, from grandma\n' +
        "Contains: gluten, milk\n2 photos\nOff the shelf: customers don't see it\n\nWith a &amp; b",
    );
    expect(screen.photo).toEqual({ photoId: 3 });
    expect(screen.buttons?.flat()).toEqual([
      { label: '👁 Put it on the shelf', data: 'prd.shelf:7:1:2' },
      { label: '📦 Stock', data: 'stk.open:7:0:0:2' },
      { label: '✏️ Tags', data: 'prd.tags:7:2' },
      { label: '✏️ Allergens', data: 'prd.algs:7:2' },
      { label: '📷 Add a photo', data: 'prd.photo:7:2' },
      { label: '☑️ Takes an inscription', data: 'prd.text:7:0:2' },
      { label: '⬅️ All products', data: 'prd.list:2' },
    ]);
  });
});
