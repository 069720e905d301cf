import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addProduct } from '../../../src/bakery/catalog/console/add-product.ts';
import { ownProduct } from '../../../src/bakery/catalog/console/own-product.queries.ts';
import { addPhoto } from '../../../src/bakery/catalog/photos/add-photo.ts';
import { movePhoto, removePhoto } from '../../../src/bakery/catalog/photos/order-photos.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

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

const added = (name: string) => bakery.as(olivia)(addProduct, { shopId, name, price: 450 });
const photosOf = async (productId: number) => (await ownProduct(bakery.em(), productId, 'all'))!.photoIds;

describe('The pictures of a product', () => {
  it('are ten at the most, each of them once', async () => {
    const { productId } = await added('Plait');
    const show = (side: number) => bakery.as(olivia)(addPhoto, { productId, fileId: `side ${side}` });
    for (let side = 1; side <= 10; side++) await show(side);
    await show(10);
    await expect(show(11)).rejects.toMatchObject({ code: 'product.too-many-photos', params: { most: 10 } });
    expect(await photosOf(productId)).toHaveLength(10);
  });

  it('are put in order and taken away, also the first one; what is not among them changes nothing', async () => {
    const { productId } = await added('Wreath');
    const other = await added('Other wreath');
    const does = bakery.as(olivia);
    for (const fileId of ['front', 'side', 'top']) await does(addPhoto, { productId, fileId });
    await does(addPhoto, { productId: other.productId, fileId: 'of the other' });
    const [front, side, top] = (await photosOf(productId)) as [number, number, number];
    const [strange] = (await photosOf(other.productId)) as [number];
    await does(movePhoto, { productId, photoId: top, to: 0 });
    await does(movePhoto, { productId, photoId: top, to: 0 });
    expect(await photosOf(productId)).toEqual([top, front, side]);
    await does(movePhoto, { productId, photoId: front, to: 99 });
    await does(movePhoto, { productId, photoId: strange, to: 0 });
    expect(await photosOf(productId)).toEqual([top, side, front]);
    for (const photoId of [top, top, strange]) await does(removePhoto, { productId, photoId });
    expect(await photosOf(productId)).toEqual([side, front]);
    for (const photoId of [front, side]) await does(removePhoto, { productId, photoId });
    expect(await photosOf(productId)).toEqual([]);
  });

  it('are in the order of the one owner without that which the other took away meanwhile', async () => {
    const { productId } = await added('Ring');
    for (const fileId of ['of flour', 'of seeds', 'of salt']) await bakery.as(olivia)(addPhoto, { productId, fileId });
    const [flour, seeds, salt] = (await photosOf(productId)) as [number, number, number];
    const moving = { operation: movePhoto, by: olivia, input: { productId, photoId: salt, to: 0 } };
    await oneAfterTheOther(bakery, moving, () => bakery.as(olivia)(removePhoto, { productId, photoId: seeds }));
    expect(await photosOf(productId)).toEqual([salt, flour]);
    const removing = { operation: removePhoto, by: olivia, input: { productId, photoId: salt } };
    await oneAfterTheOther(bakery, removing, () => bakery.as(olivia)(addPhoto, { productId, fileId: 'of crust' }));
    expect(await photosOf(productId)).toEqual([flour, expect.any(Number)]);
  });
});
