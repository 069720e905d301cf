import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordBatch } from '../../../src/bakery/kitchen/baking/record-batch.ts';
import { cancelOrder } from '../../../src/bakery/orders/cancel-order.ts';
import { placeOrder } from '../../../src/bakery/orders/checkout/place-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { adjustStock } from '../../../src/bakery/stock/adjust-stock.ts';
import { countStock } from '../../../src/bakery/stock/count-stock.ts';
import { ledgerOf } from '../../../src/bakery/stock/ledger.queries.ts';
import { stockList } from '../../../src/bakery/stock/restock.queries.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
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
const movements = async () => {
  const found = await rows<{ quantity: number; reason: string }>(bakery.em())`
    select quantity, reason from stock_movement where product_id = ${rye} order by id`;
  return found.map(({ quantity, reason }) => `${quantity} ${reason}`);
};

describe('A stock', () => {
  it('goes up by what came and down by what was thrown away, miscounted or given away, and notes each', async () => {
    expect(await adjust(6)).toEqual({ stock: 16 });
    expect(await adjust(2, 'waste')).toEqual({ stock: 14 });
    expect(await adjust(1, 'counted')).toEqual({ stock: 13 });
    expect(await adjust(3, 'gift')).toEqual({ stock: 10 });
    expect(await movements()).toEqual(['10 opening', '6 restock', '-2 waste', '-1 counted', '-3 gift']);
    expect(await bakery.stockOf(rye)).toEqual({ stock: 10, moved: 10 });
  });

  it('never goes below nothing, and by no forged number', async () => {
    await expect(adjust(11, 'waste')).rejects.toMatchObject({ code: 'stock.only-left', params: { left: 10 } });
    for (const forged of [0, 1000, 2 ** 31]) {
      await expect(adjust(forged)).rejects.toMatchObject({ code: 'stock.quantity' });
      if (forged > 0) await expect(count(forged * 10)).rejects.toMatchObject({ code: 'stock.count' });
    }
    expect(await bakery.stockOf(rye)).toEqual({ stock: 10, moved: 10 });
  });

  it('goes up once by two taps on one button, and the second owner reads who was quicker', async () => {
    const seen = await seenId();
    const tap = { productId: rye, quantity: 6, reason: 'restock', seenId: seen } as const;
    await bakery.as(nina)(adjustStock, tap);
    for (const asked of [bakery.as(nina)(adjustStock, tap), count(5, seen)]) {
      await expect(asked).rejects.toMatchObject({ code: 'stock.meanwhile', params: { by: 'Nina', pieces: '+6' } });
    }
    expect(await bakery.stockOf(rye)).toEqual({ stock: 16, moved: 16 });
  });

  it('is not kept of what is baked to order, until it is counted', async () => {
    rye = await bakery.product(bakery.shopId, `Cake ${serial}`, null);
    await expect(adjust(6)).rejects.toMatchObject({ code: 'stock.to-order' });
    expect(await count(4)).toEqual({ stock: 4, ordered: 0, missing: 0 });
    expect(await bakery.stockOf(rye)).toEqual({ stock: 4, moved: 4 });
  });

  it('is changed on the trail, by owners of the shop only', async () => {
    const emil = await bakery.person('Emil');
    await bakery.hire(emil, bakery.shopId, 'employee');
    await expect(adjust(6, 'restock', emil)).rejects.toMatchObject({ code: 'not-allowed' });
    await adjust(6);
    const [noted] = await rows(bakery.em())`
      select operation, before, after from audit where table_name = 'product' and row_id = ${rye}`;
    expect(noted).toEqual({ operation: 'adjust-stock', before: { stock: 10 }, after: { stock: 16 } });
  });
});

describe('A count', () => {
  it('makes the stock what lies there, and is noted by the difference', async () => {
    expect(await count(7)).toEqual({ stock: 7, ordered: 0, missing: 0 });
    expect(await count(7)).toEqual({ stock: 7, ordered: 0, missing: 0 });
    expect(await movements()).toEqual(['10 opening', '-3 counted']);
  });

  it('meets an order: what it took lay there when it was counted, so it is not sold twice', async () => {
    await bakery.takes(vera, { [rye]: 2 });
    const placing = { operation: placeOrder, by: vera, input: await bakery.says(vera) };
    const seen = await seenId();
    const counted = await oneAfterTheOther(bakery, placing, () => count(12, seen));
    expect(counted).toEqual({ stock: 10, ordered: -2, missing: 0 });
    expect(await bakery.stockOf(rye)).toEqual({ stock: 10, moved: 10 });
  });

  it('of fewer than were ordered meanwhile says how many are missing', async () => {
    const seen = await seenId();
    await bakery.buys(vera, { [rye]: 3 });
    expect(await count(1, seen)).toEqual({ stock: 0, ordered: -3, missing: 2 });
    expect(await bakery.stockOf(rye)).toEqual({ stock: 0, moved: 0 });
  });

  it('meets an order that waits for it, which then has only what is there', async () => {
    await bakery.takes(vera, { [rye]: 2 });
    const shown = await bakery.says(vera);
    const counting = { operation: countStock, by: olga, input: { productId: rye, counted: 1, seenId: await seenId() } };
    await expect(oneAfterTheOther(bakery, counting, () => bakery.places(vera, shown))).rejects.toMatchObject({
      code: 'order.only-left',
    });
    expect(await bakery.stockOf(rye)).toEqual({ stock: 1, moved: 1 });
    await bakery.takes(vera, {});
    await rows(bakery.em())`delete from cart_line where product_id = ${rye}`;
  });

  it('after a batch that came meanwhile is done once more', async () => {
    const seen = await seenId();
    await bakery.as(olga)(recordBatch, { productId: rye, quantity: 12, seenId: 0 });
    await expect(count(10, seen)).rejects.toMatchObject({ code: 'stock.meanwhile', params: { pieces: '+12' } });
  });
});

describe('The ledger', () => {
  it('says who, why and what the stock was then, newest first, page by page', async () => {
    const orderId = await bakery.buys(vera, { [rye]: 2 });
    await adjust(1, 'gift');
    const ledger = await ledgerOf(bakery.em(), rye, [bakery.shopId], 0);
    expect(ledger).toMatchObject({ count: 3, page: 0, timeZone: 'Europe/Berlin' });
    expect(ledger!.movements).toMatchObject([
      { quantity: -1, reason: 'gift', by: 'Olga', stock: 7 },
      { quantity: -2, reason: 'order', orderId, by: 'Vera', stock: 8 },
      { quantity: 10, reason: 'opening', by: null, stock: 10 },
    ]);
    for (let i = 0; i < 8; i++) await adjust(1);
    const second = await ledgerOf(bakery.em(), rye, [bakery.shopId], 1);
    expect(second!.movements.map(({ stock }) => stock)).toEqual([7, 8, 10]);
    expect((await ledgerOf(bakery.em(), rye, [bakery.shopId], 9))!.page).toBe(0);
    expect(await ledgerOf(bakery.em(), rye, [], 0)).toBeUndefined();
  });
});

describe('The list of stocks', () => {
  it('is leafed through, found in by the beginning of a word, and narrowed to what runs low', async () => {
    const shopId = await bakery.shop('Small Oven');
    await bakery.hire(olga, shopId, 'owner');
    for (const name of [
      'Apple pie',
      'Bun',
      'Cake',
      'Dinkel roll',
      'Eclair',
      'Focaccia',
      'Galette',
      'Hazel roll',
      'Ice',
    ]) {
      await bakery.product(shopId, name, 5);
    }
    const names = async (searchId: number, low: number, page: number) => {
      const { products, count } = await stockList(bakery.em(), shopId, olga, { searchId, low, page });
      return [count, ...products.map(({ name }) => name)];
    };
    expect(await names(0, 0, 1)).toEqual([9, 'Ice']);
    expect(await names(0, 0, 7)).toHaveLength(9);
    expect(await names(0, 1, 0)).toEqual([0]);
    const [search] = await rows<{ id: number }>(bakery.em())`
      insert into search (person_id, words) values (${olga}, 'rol') returning id`;
    expect(await names(search!.id, 0, 0)).toEqual([2, 'Dinkel roll', 'Hazel roll']);
    await rows(bakery.em())`update product set low_at = 5 where shop_id = ${shopId} and name like 'H%'`;
    expect(await names(search!.id, 1, 0)).toEqual([1, 'Hazel roll']);
    expect(await names(2 ** 31 - 1, 0, 0)).toHaveLength(9);
    expect(await stockList(bakery.em(), shopId, nina, { searchId: search!.id, low: 0, page: 0 })).toMatchObject({
      words: null,
      count: 9,
    });
  });
});

describe('Whatever happens to a stock in whatever order', () => {
  it('it is the sum of its movements and never below nothing', async () => {
    await level(4);
    const placed: number[] = [];
    // The same acts each time: a plain generator of numbers in place of chance.
    let state = 42;
    const upTo = (most: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state % most;
    };
    const acts = [
      () => adjust(1 + upTo(9)),
      () => adjust(1 + upTo(9), 'waste'),
      () => adjust(1 + upTo(5), 'gift'),
      () => count(upTo(12)),
      async () => void placed.push(await bakery.buys(vera, { [rye]: 1 + upTo(4) })),
      async () => placed.length > 0 && bakery.as(vera)(cancelOrder, { orderId: placed.pop()! }),
    ];
    for (let i = 0; i < 40; i++) {
      await acts[upTo(acts.length)]!().catch((error: { code?: string }) => {
        expect(error.code).toMatch(/^(stock\.only-left|cart\.|order\.)/);
        return rows(bakery.em())`delete from cart_line where product_id = ${rye}`;
      });
      const { stock, moved } = await bakery.stockOf(rye);
      expect(stock).toBe(moved);
      expect(stock).toBeGreaterThanOrEqual(0);
    }
  });
});
