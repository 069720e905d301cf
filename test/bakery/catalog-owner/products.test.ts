import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { watchProduct } from '../../../src/bakery/cart/watch-product.ts';
import { placeInCategory, placeInCategoryCalled } from '../../../src/bakery/catalog/categories/place-in-category.ts';
import { addProduct, type NewProduct } from '../../../src/bakery/catalog/console/add-product.ts';
import { archiveProduct, restoreProduct } from '../../../src/bakery/catalog/console/archive-product.ts';
import { bakeToOrder } from '../../../src/bakery/catalog/console/bake-to-order.ts';
import { declareAllergen } from '../../../src/bakery/catalog/console/declare-allergen.ts';
import { duplicateProduct } from '../../../src/bakery/catalog/console/duplicate-product.ts';
import { editProduct } from '../../../src/bakery/catalog/console/edit-product.ts';
import { type OwnProduct, ownProduct } from '../../../src/bakery/catalog/console/own-product.queries.ts';
import {
  productAllergensScreen,
  productTagsScreen,
} from '../../../src/bakery/catalog/console/product-marks.screens.ts';
import { isProductNameTaken } from '../../../src/bakery/catalog/console/products.queries.ts';
import { setOnShelf } from '../../../src/bakery/catalog/console/set-on-shelf.ts';
import { tagProduct } from '../../../src/bakery/catalog/console/tag-product.ts';
import { takeInscriptions } from '../../../src/bakery/catalog/console/take-inscriptions.ts';
import { shelveProducts } from '../../../src/bakery/catalog/own-list/shelve-products.ts';
import { addPhoto } from '../../../src/bakery/catalog/photos/add-photo.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { countStock } from '../../../src/bakery/stock/count-stock.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const labels = ({ buttons }: Screen) => (buttons ?? []).flat().map(({ label }) => label);

let bakery: StaffedBakery;
let shopId: number;
let olivia: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  olivia = await bakery.person('Olivia');
  await bakery.hire(olivia, shopId, 'owner');
});
afterAll(() => bakery.close());

const add = (product: Partial<NewProduct>) =>
  bakery.as(olivia)(addProduct, { shopId, name: 'Rye', price: 450, ...product });
const seen = async (productId: number): Promise<OwnProduct> => (await ownProduct(bakery.em(), productId, 'all'))!;
const taken = (name: string) => isProductNameTaken(bakery.em(), shopId, name);

describe('A new product', () => {
  it('stands on the shelf with a name and a price, baked to order, and the audit knows whose it is', async () => {
    const { productId } = await add({ name: 'Rye loaf' });
    expect(await bakery.stockOf(productId)).toEqual({ stock: null, moved: 0 });
    const about = { name: 'Rye loaf', price: 450, stock: null, onShelf: true, photoIds: [], categories: [] };
    expect(await ownProduct(bakery.em(), productId, [shopId])).toMatchObject(about);
    const [written] = await rows(bakery.em())`
      select by_id, operation, table_name, before from audit where row_id = ${productId}`;
    expect(written).toEqual({ by_id: olivia, operation: 'add-product', table_name: 'product', before: null });
  });

  it.each([
    ['Croissant', 'CROISSANT'],
    ['Медовик', 'медовик'],
  ])('called %s leaves no room for %s in the same shop', async (name, other) => {
    await add({ name });
    await expect(add({ name: other })).rejects.toMatchObject({ code: 'field.taken', params: { value: other } });
    expect(await taken(other)).toBe(true);
    const elsewhere = await bakery.shop(`Not with ${name}`);
    await bakery.hire(olivia, elsewhere, 'owner');
    await expect(add({ shopId: elsewhere, name: other })).resolves.toBeDefined();
  });

  it('is an owner’s to add, in the own shop', async () => {
    const emil = await bakery.person('Emil the employee');
    await bakery.hire(emil, shopId, 'employee');
    const nina = await bakery.person('Nina, who owns another');
    await bakery.hire(nina, await bakery.shop('Another'), 'owner');
    for (const stranger of [emil, nina, await bakery.person('Vera')]) {
      const adding = bakery.as(stranger)(addProduct, { shopId, name: 'Forged', price: 1 });
      await expect(adding).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(await taken('Forged')).toBe(false);
  });
});

describe('The categories of a product', () => {
  it('are of its own shop only, and made when there is none of that name', async () => {
    const { productId } = await add({ name: 'Baguette' });
    const elsewhere = await bakery.shop('Elsewhere');
    const [cakes] = await rows<{ id: number }>(bakery.em())`
      insert into category (shop_id, name) values (${elsewhere}, 'Cakes') returning id`;
    const does = bakery.as(olivia);
    await does(placeInCategoryCalled, { productId, name: 'Bread' });
    await does(placeInCategoryCalled, { productId, name: 'bREAD' });
    await does(placeInCategoryCalled, { productId, name: 'Sweet' });
    await does(placeInCategory, { productId, categoryId: cakes!.id, isIn: true });
    expect((await seen(productId)).categories).toEqual(['Bread', 'Sweet']);
    const [sweet] = await rows<{ id: number }>(bakery.em())`
      select id from category where shop_id = ${shopId} and name = 'Sweet'`;
    const sweetId = { productId, categoryId: sweet!.id };
    for (const isIn of [false, false, true, true]) await does(placeInCategory, { ...sweetId, isIn });
    expect((await seen(productId)).categories).toEqual(['Bread', 'Sweet']);
  });
});

describe('The shelf', () => {
  it('loses and gets back a product, by its owner only', async () => {
    const { productId } = await add({ name: 'Pretzel' });
    const onShelf = async () => (await seen(productId)).onShelf;
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

  it('moves several at once, and passes over those of another shop and of the archive', async () => {
    const [here, archived] = [await add({ name: 'Plum cake' }), await add({ name: 'Poppy cake' })];
    const mill = await bakery.shop('Mill');
    const elsewhere = await bakery.product(mill, 'Plum cake', 3);
    const does = bakery.as(olivia);
    await does(archiveProduct, archived);
    const productIds = [here.productId, archived.productId, elsewhere];
    expect(await does(shelveProducts, { shopId, productIds, onShelf: false })).toBe(1);
    expect(await does(shelveProducts, { shopId, productIds, onShelf: true })).toBe(1);
    expect(await does(shelveProducts, { shopId, productIds, onShelf: true })).toBe(0);
    expect(await seen(archived.productId)).toMatchObject({ isArchived: true, onShelf: false });
    expect(await seen(elsewhere)).toMatchObject({ onShelf: true });
  });
});

describe('Baking to order', () => {
  it('ends what was counted: the ledger says nothing is left, and the pieces are spare', async () => {
    const productId = await bakery.product(shopId, 'Bun', 7);
    const vera = await bakery.person('Vera');
    await bakery.order({ shopId, customerId: vera, lines: { [productId]: 3 } });
    for (let time = 0; time < 2; time++) await bakery.as(olivia)(bakeToOrder, { productId });
    expect(await bakery.stockOf(productId)).toEqual({ stock: null, moved: 0 });
    expect(await rows(bakery.em())`select spare from product where id = ${productId}`).toEqual([{ spare: 4 }]);
    await bakery.as(olivia)(countStock, { productId, seenId: await newestMovement(productId), counted: 5 });
    expect(await bakery.stockOf(productId)).toEqual({ stock: 5, moved: 5 });
    expect(await rows(bakery.em())`select spare from product where id = ${productId}`).toEqual([{ spare: 0 }]);
  });

  it('tells those who waited for it, since it is never sold out any more', async () => {
    const productId = await bakery.product(shopId, 'Poppy bun', 0);
    const mia = await bakery.person('Mia');
    await bakery.as(mia)(watchProduct, { productId, isWatched: true });
    await bakery.news();
    await bakery.as(olivia)(bakeToOrder, { productId });
    expect(await bakery.news()).toEqual(['product.back']);
  });

  async function newestMovement(productId: number): Promise<number> {
    const [found] = await rows<{ id: number }>(bakery.em())`
      select max(id) as id from stock_movement where product_id = ${productId}`;
    return found!.id;
  }
});

describe('A product that is kept for old orders only', () => {
  it('leaves its name to others, and does not come back as a second one of it', async () => {
    const { productId } = await add({ name: 'Stollen' });
    const does = bakery.as(olivia);
    for (let time = 0; time < 2; time++) await does(archiveProduct, { productId });
    expect(await seen(productId)).toMatchObject({ isArchived: true, onShelf: false });
    await does(setOnShelf, { productId, onShelf: true });
    expect(await seen(productId)).toMatchObject({ isArchived: true, onShelf: false });
    const next = await add({ name: 'STOLLEN' });
    const back = () => does(restoreProduct, { productId, onShelf: true });
    await expect(back()).rejects.toMatchObject({ code: 'field.taken', params: { value: 'Stollen' } });
    await does(editProduct, { productId: next.productId, field: 'name', value: 'Stollen 2027', seen: 'STOLLEN' });
    for (let time = 0; time < 2; time++) await back();
    expect(await seen(productId)).toMatchObject({ isArchived: false, onShelf: true });
  });
});

describe('A copy of a product', () => {
  it('has all of it but stock and stars, and waits off the shelf', async () => {
    const productId = await bakery.product(shopId, 'Apple pie', 9);
    const does = bakery.as(olivia);
    await does(placeInCategoryCalled, { productId, name: 'Pies' });
    for (const fileId of ['whole', 'cut']) await does(addPhoto, { productId, fileId });
    await does(declareAllergen, { productId, allergen: 'eggs', isInIt: true });
    await does(editProduct, { productId, field: 'description', value: 'With cinnamon', seen: '' });
    await rows(bakery.em())`update product set low_at = 3 where id = ${productId}`;
    const copy = await does(duplicateProduct, { productId, name: 'Pear pie' });
    const [low] = await rows(bakery.em())`select low_at from product where id = ${copy.productId}`;
    expect(low).toEqual({ low_at: 3 });
    const [pie, same] = [await seen(productId), await seen(copy.productId)];
    const differs = { productId: copy.productId, name: 'Pear pie', stock: 0, onShelf: false };
    expect(same).toEqual({ ...pie, ...differs });
    expect(await bakery.stockOf(copy.productId)).toEqual({ stock: 0, moved: 0 });
    const again = does(duplicateProduct, { productId, name: 'pear PIE' });
    await expect(again).rejects.toMatchObject({ code: 'field.taken' });
  });
});

describe('What customers must know of a product', () => {
  const marksOf = async (productId: number) => {
    const { tags, allergens, takesInscription } = await seen(productId);
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
    const product = await seen(productId);
    const [tagging, declaring] = [productTagsScreen, productAllergensScreen].map((screen) => screen(say, product, 3));
    expect(labels(tagging!).filter((label) => label.startsWith('⬜'))).toHaveLength(8);
    expect(labels(declaring!).filter((label) => label.startsWith('☑️'))).toEqual([`☑️ ${say('profile.allergens.nuts')}`]);
    expect(declaring!.buttons).toHaveLength(8);
    for (const label of [...labels(tagging!), ...labels(declaring!)]) expect(label.length).toBeLessThanOrEqual(34);
    expect(tagging!.buttons!.at(-1)).toMatchObject([{ data: `prd.more:${productId.toString(36)}:3` }]);
  });
});
