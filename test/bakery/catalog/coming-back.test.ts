import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { watchProduct } from '../../../src/bakery/cart/watch-product.ts';
import { setOnShelf } from '../../../src/bakery/catalog/console/set-on-shelf.ts';
import { handOverOrder } from '../../../src/bakery/kitchen/hand-over-order.ts';
import { cancelOrder } from '../../../src/bakery/orders/cancel-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let otto: number;
let emil: number;
let vera: number;
let mia: number;
let ben: number;
let rye: number;
let serial = 0;

beforeAll(async () => {
  shop = await storefront();
  [otto, emil, vera, mia, ben] = (await Promise.all(
    ['Otto', 'Emil', 'Vera', 'Mia', 'Ben'].map((name) => shop.person(name)),
  )) as [number, number, number, number, number];
  await shop.hire(otto, shop.shopId, 'owner');
  await shop.hire(emil, shop.shopId, 'employee');
});
beforeEach(async () => {
  rye = await shop.product(shop.shopId, `Rye loaf ${++serial}`, 1);
});
afterAll(() => shop.close());

const asks = (personId: number, isWatched = true) => shop.as(personId)(watchProduct, { productId: rye, isWatched });
const waiting = async () =>
  (
    await rows<{ id: number }>(shop.em())`select person_id as id from product_watch where product_id = ${rye}
    order by at, person_id`
  ).map(({ id }) => id);
const told = async () =>
  (
    await rows<{ ids: number[] }>(shop.em())`select payload->'personIds' as ids from outbox
    where type = 'product.back' and payload->>'productId' = ${`${rye}`} order by id`
  ).map(({ ids }) => ids);

describe('Who waits for a product', () => {
  it('is told when a cancelled order brings it back: no more people than pieces, the first first', async () => {
    const orderId = await shop.buys(vera, { [rye]: 1 });
    expect(await asks(mia)).toEqual({ isWatched: true });
    expect(await asks(ben)).toEqual({ isWatched: true });
    expect(await asks(mia)).toEqual({ isWatched: true });
    await shop.as(vera)(cancelOrder, { orderId });
    expect(await told()).toEqual([[mia]]);
    expect(await waiting()).toEqual([ben]);
    await shop.as(vera)(cancelOrder, { orderId });
    expect(await told()).toEqual([[mia]]);
  });

  it('can be told no longer, as often as they like', async () => {
    const orderId = await shop.buys(vera, { [rye]: 1 });
    await asks(mia);
    for (let i = 0; i < 2; i++) expect(await asks(mia, false)).toEqual({ isWatched: false });
    await shop.as(vera)(cancelOrder, { orderId });
    expect(await told()).toEqual([]);
  });

  it('must have something to wait for', async () => {
    expect(await asks(mia)).toEqual({ isWatched: false });
    const lost = { productId: 2 ** 31 - 1, isWatched: true };
    expect(await shop.as(mia)(watchProduct, lost)).toEqual({ isWatched: false });
    expect(await waiting()).toEqual([]);
  });

  it('takes nobody’s turn while they have blocked the bot', async () => {
    const orderId = await shop.buys(vera, { [rye]: 1 });
    await asks(mia);
    await asks(ben);
    await rows(shop.em())`update person set unreachable_since = now() where id = ${mia}`;
    await shop.as(vera)(cancelOrder, { orderId });
    expect(await told()).toEqual([[ben]]);
    await rows(shop.em())`update person set unreachable_since = null where id = ${mia}`;
  });

  it('is told when the owner puts it on the shelf again, sold out or not', async () => {
    await shop.as(otto)(setOnShelf, { productId: rye, onShelf: false });
    await asks(mia);
    await shop.change(rye, { stock: 0 });
    await shop.as(otto)(setOnShelf, { productId: rye, onShelf: true });
    expect(await told()).toEqual([]);
    await shop.as(otto)(setOnShelf, { productId: rye, onShelf: false });
    await shop.change(rye, { stock: 2 });
    await shop.as(otto)(setOnShelf, { productId: rye, onShelf: true });
    expect(await told()).toEqual([[mia]]);
  });

  it('misses nothing when the piece comes back while they ask', async () => {
    for (let i = 0; i < 10; i++) {
      const orderId = await shop.buys(vera, { [rye]: 1 });
      const before = (await told()).length;
      const [{ isWatched }] = await Promise.all([asks(mia), shop.as(vera)(cancelOrder, { orderId })]);
      expect((await told()).length - before).toBe(isWatched ? 1 : 0);
      expect(await waiting()).toEqual([]);
    }
  });
});

describe('What was sold', () => {
  const soldOf = async () =>
    (await rows<{ sold: number }>(shop.em())`select sold from product where id = ${rye}`)[0]!.sold;

  it('is counted when the customer has it, once', async () => {
    await shop.change(rye, { stock: 5 });
    const orderId = await shop.buys(vera, { [rye]: 3 });
    await rows(shop.em())`update orders set status = 'ready' where id = ${orderId}`;
    expect(await soldOf()).toBe(0);
    await Promise.all(Array.from({ length: 5 }, () => shop.as(emil)(handOverOrder, { orderId })));
    expect(await soldOf()).toBe(3);
  });
});
