import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { watchProduct } from '../../../src/bakery/cart/watch-product.ts';
import { correctBatch } from '../../../src/bakery/kitchen/baking/correct-batch.ts';
import { recordBatch } from '../../../src/bakery/kitchen/baking/record-batch.ts';
import { cancelOrder } from '../../../src/bakery/orders/cancel-order.ts';
import { placeOrder } from '../../../src/bakery/orders/checkout/place-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { adjustStock } from '../../../src/bakery/stock/adjust-stock.ts';
import { lowHearers, lowNotice } from '../../../src/bakery/stock/restock.notices.ts';
import { stockOf } from '../../../src/bakery/stock/restock.queries.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { english } from '../../support/says.ts';
import type { Storefront } from '../../support/storefront.ts';
import { hands, stockroom } from './stockroom.ts';

let bakery: Storefront;
let olga: number;
let nina: number;
let vera: number;
let rye: number;
let serial = 0;

beforeAll(async () => {
  ({ bakery, olga, nina, vera } = await stockroom());
});
beforeEach(async () => {
  rye = await bakery.product(bakery.shopId, `Rye loaf ${++serial}`, 10);
  await bakery.news();
});
afterAll(() => bakery.close());

const { seenId, adjust, count, level } = hands(() => ({ bakery, olga, rye }));
const lows = async () => (await bakery.news()).filter((type) => type === 'stock.low').length;

describe('A low stock', () => {
  it('is told once when an order crosses the level, and again only after there was more', async () => {
    await level(7);
    await bakery.buys(vera, { [rye]: 2 });
    expect(await lows()).toBe(0);
    const orderId = await bakery.buys(vera, { [rye]: 1 });
    expect(await lows()).toBe(1);
    await bakery.buys(vera, { [rye]: 1 });
    await adjust(1, 'waste');
    await count(3);
    expect(await lows()).toBe(0);
    await bakery.as(vera)(cancelOrder, { orderId });
    await adjust(6);
    expect(await lows()).toBe(0);
    await adjust(6, 'waste');
    expect(await lows()).toBe(1);
  });

  it('is told once when two orders cross the level together: the second finds it crossed', async () => {
    const ben = await bakery.person('Ben');
    await level(8);
    for (const one of [vera, ben]) await bakery.takes(one, { [rye]: 2 });
    const placing = { operation: placeOrder, by: vera, input: await bakery.says(vera) };
    const shown = await bakery.says(ben);
    await oneAfterTheOther(bakery, placing, () => bakery.places(ben, shown));
    expect(await bakery.stockOf(rye)).toEqual({ stock: 6, moved: 6 });
    expect(await lows()).toBe(1);
  });

  it('is told once when an order and a hand cross it together', async () => {
    await level(8);
    await bakery.takes(vera, { [rye]: 2 });
    const shown = await bakery.says(vera);
    const input = { productId: rye, quantity: 3, reason: 'waste' as const, seenId: await seenId() };
    await oneAfterTheOther(bakery, { operation: adjustStock, by: olga, input }, () => bakery.places(vera, shown));
    expect(await bakery.stockOf(rye)).toEqual({ stock: 5, moved: 5 });
    expect(await lows()).toBe(1);
  });

  it('is told of every product of an order, in as many statements as of one', async () => {
    await level(9);
    const bun = rye;
    rye = await bakery.product(bakery.shopId, `Bun ${serial}`, 5);
    await level(0);
    await bakery.buys(vera, { [rye]: 5, [bun]: 1 });
    expect(await lows()).toBe(2);
  });

  it('is told when a batch was mistyped and what is left of it is little', async () => {
    await level(12);
    await adjust(3);
    await bakery.as(olga)(recordBatch, { productId: rye, quantity: 60, seenId: 0 });
    const [batch] = await rows<{ id: number }>(bakery.em())`select id from batch where product_id = ${rye}`;
    await bakery.as(olga)(correctBatch, { batchId: batch!.id, quantity: 6 });
    expect(await lows()).toBe(0);
    await bakery.buys(vera, { [rye]: 6 });
    expect(await lows()).toBe(0);
    await bakery.as(olga)(correctBatch, { batchId: batch!.id, quantity: 5 });
    expect(await bakery.stockOf(rye)).toEqual({ stock: 12, moved: 12 });
    expect(await lows()).toBe(1);
  });

  it('is told to those who own the shop now, not to who has left or works there', async () => {
    const [emil, gone] = [await bakery.person('Emil the baker'), await bakery.person('Gone')];
    await bakery.hire(emil, bakery.shopId, 'employee');
    await bakery.hire(gone, bakery.shopId, 'owner');
    await bakery.dismiss(gone);
    const told = await lowHearers['stock.low']!(bakery.em(), { type: 'stock.low', productId: rye });
    expect(told.map(({ personId }) => personId)).toEqual([olga, nina]);
    await rows(bakery.em())`update product set stock = 1, low_at = 2 where id = ${rye}`;
    const shown = (personId: number) =>
      lowNotice.render({ em: bakery.em(), say: english, personId, now: new Date() }, rye);
    expect((await shown(olga))?.text).toContain('1 left');
    expect(await shown(gone)).toBeUndefined();
  });

  it('is not told where nobody asked for it, and the level is changed by what was seen', async () => {
    await bakery.buys(vera, { [rye]: 10 });
    expect(await lows()).toBe(0);
    expect(await level(3)).toEqual({ isSaved: true });
    expect(await level(4)).toEqual({ isSaved: false, by: 'Olga', now: 3 });
    expect(await level(null, 3)).toEqual({ isSaved: true });
  });
});

describe('Who waits for a product', () => {
  it('is told when pieces come: no more people than pieces, and the rest with the next', async () => {
    await bakery.buys(vera, { [rye]: 10 });
    const waiting: number[] = [];
    for (const name of ['Mia', 'Ben', 'Lea']) {
      const person = await bakery.person(name);
      waiting.push(person);
      await bakery.as(person)(watchProduct, { productId: rye, isWatched: true });
    }
    await adjust(2);
    await count(3);
    const told = await rows<{ ids: number[] }>(bakery.em())`select payload->'personIds' as ids from outbox
      where type = 'product.back' and payload->>'productId' = ${`${rye}`} order by id`;
    expect(told.map(({ ids }) => ids)).toEqual([waiting.slice(0, 2), waiting.slice(2)]);
  });

  it('is told even when there are more of them than one event holds', async () => {
    await bakery.buys(vera, { [rye]: 10 });
    await rows(bakery.em())`
      with crowd as (insert into person (first_name) select 'Fan' from generate_series(1, ${600}) returning id)
      insert into product_watch (product_id, person_id) select ${rye}, id from crowd`;
    await adjust(599);
    const told = await rows<{ count: number }>(bakery.em())`select jsonb_array_length(payload->'personIds') as count
      from outbox where type = 'product.back' and payload->>'productId' = ${`${rye}`} order by id`;
    expect(told.map((one) => one.count)).toEqual([500, 99]);
    expect((await stockOf(bakery.em(), rye, 'all'))!.waiting).toBe(1);
  });
});
