import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bakeList } from '../../../src/bakery/kitchen/baking/bake.queries.ts';
import { bakingOf } from '../../../src/bakery/kitchen/baking/baking.queries.ts';
import { recordBatch } from '../../../src/bakery/kitchen/baking/record-batch.ts';
import { useSpare } from '../../../src/bakery/kitchen/baking/use-spare.ts';
import { handOverOrder } from '../../../src/bakery/kitchen/hand-over-order.ts';
import { markReady } from '../../../src/bakery/kitchen/mark-ready.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import { startBaking } from '../../../src/bakery/kitchen/start-baking.ts';
import { cancelOrder } from '../../../src/bakery/orders/cancel-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let emil: number;
let emma: number;
let cake: number;
let roll: number;
let names = 0;

beforeAll(async () => {
  bakery = await staffedBakery();
  vera = await bakery.person('Vera');
  emil = await bakery.person('Emil');
  emma = await bakery.person('Emma');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${++names}`);
  for (const one of [emil, emma]) await bakery.hire(one, shopId, 'employee');
  cake = await bakery.product(shopId, 'Cake', null);
  roll = await bakery.product(shopId, 'Roll', null);
  await bakery.news();
});
afterAll(() => bakery.close());

/** Due so many minutes after noon; later than `placed_at`, whatever the time is. */
async function order(lines: Record<number, number>, minutes = 0, status?: 'baking'): Promise<number> {
  const orderId = await bakery.order({ shopId, customerId: vera, fulfilment: 'pickup', status, lines });
  const dueAt = new Date(Date.parse('2030-05-17T12:00:00+02:00') + minutes * 60_000);
  await rows(bakery.em())`update orders set due_at = ${dueAt} where id = ${orderId}`;
  return orderId;
}

async function seen(productId: number): Promise<number> {
  const found = await bakingOf(bakery.em(), productId, { personId: emil, operator: false }, new Date());
  return found!.last?.batchId ?? 0;
}

async function bakes(productId: number, quantity: number, by = emil) {
  return bakery.as(by)(recordBatch, { productId, quantity, seenId: await seen(productId) });
}

async function bakedOf(orderId: number, productId: number): Promise<number> {
  const [line] = await rows<{ baked: number }>(bakery.em())`
    select baked from order_line where order_id = ${orderId} and product_id = ${productId}`;
  return line!.baked;
}

const spareOf = async (productId: number) =>
  (await bakingOf(bakery.em(), productId, { personId: emil, operator: false }, new Date()))!.spare;
const statusOf = async (orderId: number) => (await bakery.statusOf(orderId)).order;
const listed = async () =>
  (await bakeList(bakery.em(), shopId, 0, new Date())).wanted.map(({ name, pieces }) => `${pieces} ${name}`);

describe('A batch', () => {
  it('goes to the oldest due first, and what is left is spare', async () => {
    const later = await order({ [cake]: 4 }, 60);
    const sooner = await order({ [cake]: 3 });
    expect(await bakes(cake, 5)).toEqual({ given: 5, left: 0, ready: [sooner] });
    expect([await bakedOf(sooner, cake), await bakedOf(later, cake)]).toEqual([3, 2]);
    expect(await bakes(cake, 9)).toEqual({ given: 2, left: 7, ready: [later] });
    expect(await spareOf(cake)).toBe(7);
    expect(await listed()).toEqual([]);
  });

  it('makes an order ready when all of it is baked, as 🔔 does, by whoever recorded it', async () => {
    const orderId = await order({ [cake]: 1, [roll]: 6 });
    await bakes(cake, 1);
    expect(await statusOf(orderId)).toBe('pending');
    expect(await bakery.news()).toEqual([]);
    await bakes(roll, 6, emma);
    expect(await statusOf(orderId)).toBe('ready');
    expect(await bakery.news()).toEqual(['order.baking', 'order.ready']);
    const steps = await rows(bakery.em())`select to_status as to, by_id as by from order_step
      where order_id = ${orderId} order by id`;
    expect(steps).toEqual([
      { to: 'baking', by: emma },
      { to: 'ready', by: emma },
    ]);
  });

  it('fills the shelf of what has stock, tells who waits, and takes nothing from orders that took theirs', async () => {
    const rye = await bakery.product(shopId, 'Rye', 3);
    const orderId = await order({ [rye]: 3 });
    expect(await listed()).toEqual([]);
    await rows(bakery.em())`insert into product_watch (product_id, person_id) values (${rye}, ${vera})`;
    expect(await bakes(rye, 12)).toEqual({ given: 0, left: 12, ready: [] });
    expect(await bakery.stockOf(rye)).toEqual({ stock: 12, moved: 12 });
    expect(await bakery.news()).toEqual(['product.back']);
    expect(await statusOf(orderId)).toBe('pending');
    const movements = await rows(bakery.em())`select quantity, by_id as by from stock_movement
      where product_id = ${rye} and reason = 'baked'`;
    expect(movements).toEqual([{ quantity: 12, by: emil }]);
  });

  it('serves those first who ordered before there was a stock', async () => {
    const orderId = await order({ [cake]: 2 });
    await rows(bakery.em())`
      with opened as (insert into stock_movement (product_id, quantity, reason) values (${cake}, 1, 'opening'))
      update product set stock = 1 where id = ${cake}`;
    expect(await bakes(cake, 5)).toEqual({ given: 2, left: 3, ready: [orderId] });
    expect(await bakery.stockOf(cake)).toEqual({ stock: 4, moved: 4 });
  });

  it('stays in the history with who and how many', async () => {
    await bakes(cake, 2);
    await bakes(cake, 3, emma);
    const batches = await rows(bakery.em())`select quantity, by_id as by, shop_id as shop from batch
      where product_id = ${cake} order by id`;
    expect(batches).toEqual([
      { quantity: 2, by: emil, shop: shopId },
      { quantity: 3, by: emma, shop: shopId },
    ]);
  });

  it('is recorded once by twenty taps, and two bakers read of each other', async () => {
    const orderId = await order({ [cake]: 5 });
    const taps = Array.from({ length: 20 }, (_, i) =>
      bakery.as(i % 2 ? emil : emma)(recordBatch, { productId: cake, quantity: 3, seenId: 0 }),
    );
    const ends = await Promise.allSettled(taps);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) {
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'batch.meanwhile' });
    }
    expect(await bakedOf(orderId, cake)).toBe(3);
  });

  it.each([0, 1000, 2 ** 40])('of %s pieces is none', async (quantity) => {
    const recording = bakery.as(emil)(recordBatch, { productId: cake, quantity, seenId: 0 });
    await expect(recording).rejects.toMatchObject({ code: 'batch.quantity' });
  });

  it('leaves orders where they are in a shop that does not bake to order', async () => {
    await rows(bakery.em())`update shop set bakes_to_order = false where id = ${shopId}`;
    const orderId = await order({ [cake]: 1 });
    expect(await bakes(cake, 3)).toEqual({ given: 1, left: 2, ready: [] });
    const next = await order({ [cake]: 1 });
    for (const one of [orderId, next]) await bakery.as(emil)(handOverOrder, { orderId: one });
    expect(await spareOf(cake)).toBe(1);
  });
});

describe('Pieces of an order that was called off', () => {
  it('are spare, are not asked for again, and go to others', async () => {
    const first = await order({ [cake]: 3 });
    const second = await order({ [cake]: 4 }, 30);
    await bakes(cake, 2);
    await bakery.as(vera)(cancelOrder, { orderId: first });
    expect([await bakedOf(first, cake), await spareOf(cake)]).toEqual([0, 2]);
    expect(await listed()).toEqual(['2 Cake']);
    expect(await bakery.as(emil)(useSpare, { productId: cake })).toEqual({ given: 2, left: 0, ready: [] });
    expect(await bakery.as(emil)(useSpare, { productId: cake })).toEqual({ given: 0, left: 0, ready: [] });
    expect(await bakes(cake, 2)).toEqual({ given: 2, left: 0, ready: [second] });
  });

  it('are all there when it was ready already, also by 🔔 without a batch', async () => {
    const orderId = await order({ [cake]: 2 });
    await bakery.as(emil)(startBaking, { orderId });
    await bakery.as(emil)(markReady, { orderId });
    await bakery.as(emil)(rejectOrder, { orderId, reason: '#closing' });
    expect(await spareOf(cake)).toBe(2);
    const next = await order({ [cake]: 1 });
    await bakery.as(emil)(startBaking, { orderId: next });
    await bakery.as(emil)(markReady, { orderId: next });
    expect(await spareOf(cake)).toBe(1);
  });

  it('count for a day', async () => {
    await bakes(cake, 2);
    await order({ [cake]: 2 });
    await rows(bakery.em())`update product set spare_at = now() - interval '25 hours' where id = ${cake}`;
    expect(await listed()).toEqual(['2 Cake']);
    expect(await bakery.as(emil)(useSpare, { productId: cake })).toEqual({ given: 0, left: 0, ready: [] });
  });

  it('are neither lost nor doubled when batches and cancellations come at once', async () => {
    const orders = await Promise.all(Array.from({ length: 8 }, (_, i) => order({ [cake]: 2, [roll]: 2 }, i, 'baking')));
    await bakes(cake, 7);
    const cancelled = orders.filter((_, i) => i % 2 === 0);
    await Promise.all([
      ...cancelled.map((orderId) => bakery.as(emma)(rejectOrder, { orderId, reason: '#closing' })),
      bakes(cake, 4),
      bakes(roll, 9, emma),
      bakery.as(emma)(useSpare, { productId: cake }),
    ]);
    for (const [productId, baked] of [
      [cake, 11],
      [roll, 9],
    ] as const) {
      const [given] = await rows<{ pieces: number }>(bakery.em())`
        select sum(baked)::int as pieces from order_line where product_id = ${productId}`;
      expect(given!.pieces + (await spareOf(productId))).toBe(baked);
    }
    for (const orderId of cancelled) expect(await bakedOf(orderId, cake)).toBe(0);
  });
});

describe('What to bake', () => {
  it('is said by slot and product, late first, minus what lies there', async () => {
    await bakes(cake, 1);
    await order({ [cake]: 3, [roll]: 1 }, 0);
    await order({ [cake]: 2 }, 10);
    await order({ [cake]: 1 }, 40);
    const at = async (now: string) => {
      const { wanted, pieces, timeZone } = await bakeList(bakery.em(), shopId, 0, new Date(now));
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
      return [
        pieces,
        ...wanted.map((one) => `${one.isLate ? 'late ' : ''}${clock.format(one.slotAt)} ${one.pieces} ${one.name}`),
      ];
    };
    expect(await at('2030-05-16T21:00:00Z')).toEqual([7, '12:00 5 Cake', '12:00 1 Roll', '12:30 1 Cake']);
    const spare = await rows(bakery.em())`update product set spare_at = ${new Date('2030-05-17T09:00:00Z')}
      where id = ${cake} returning id`;
    expect(spare).toHaveLength(1);
    expect(await at('2030-05-17T10:05:00Z')).toEqual([
      6,
      'late 12:00 2 Cake',
      'late 12:00 1 Roll',
      '12:00 2 Cake',
      '12:30 1 Cake',
    ]);
  });

  it('is paged, and a page that is gone shows the first', async () => {
    for (let i = 0; i < 9; i++) await order({ [cake]: 1 }, i * 30);
    const second = await bakeList(bakery.em(), shopId, 1, new Date());
    expect([second.count, second.page, second.wanted.length]).toEqual([9, 1, 1]);
    expect((await bakeList(bakery.em(), shopId, 7, new Date())).page).toBe(0);
  });

  it('is nobody else’s business', async () => {
    const anna = await bakery.person('Anna');
    await bakery.hire(anna, await bakery.shop(`Elsewhere ${names}`), 'employee');
    expect(await bakingOf(bakery.em(), cake, { personId: anna, operator: false }, new Date())).toBeUndefined();
  });
});
