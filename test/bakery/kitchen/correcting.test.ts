import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bakingOf } from '../../../src/bakery/kitchen/baking/baking.queries.ts';
import { correctBatch } from '../../../src/bakery/kitchen/baking/correct-batch.ts';
import { recordBatch } from '../../../src/bakery/kitchen/baking/record-batch.ts';
import { useSpare } from '../../../src/bakery/kitchen/baking/use-spare.ts';
import { handOverOrder } from '../../../src/bakery/kitchen/hand-over-order.ts';
import { markReady } from '../../../src/bakery/kitchen/mark-ready.ts';
import { undoStep } from '../../../src/bakery/kitchen/undo-step.ts';
import { placeOrder } from '../../../src/bakery/orders/checkout/place-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let bakery: Storefront;
let shopId: number;
let vera: number;
let emil: number;
let emma: number;
let cake: number;
let rye: number;
let names = 0;

beforeAll(async () => {
  bakery = await storefront();
  shopId = bakery.shopId;
  vera = await bakery.person('Vera');
  emil = await bakery.person('Emil');
  emma = await bakery.person('Emma');
  for (const one of [emil, emma]) await bakery.hire(one, shopId, 'employee');
});
beforeEach(async () => {
  cake = await bakery.product(shopId, `Cake ${++names}`, null);
  rye = await bakery.product(shopId, `Rye ${names}`, 0);
  await bakery.news();
});
afterAll(() => bakery.close());

/** Due so many minutes after noon. */
async function order(lines: Record<number, number>, minutes = 0): Promise<number> {
  const how = { fulfilment: 'pickup', status: 'baking' } as const;
  const orderId = await bakery.order({ shopId, customerId: vera, lines, ...how });
  const dueAt = new Date(Date.parse('2030-05-17T12:00:00+02:00') + minutes * 60_000);
  await rows(bakery.em())`update orders set due_at = ${dueAt} where id = ${orderId}`;
  return orderId;
}
const look = async (productId: number) =>
  (await bakingOf(bakery.em(), productId, { personId: emil, operator: false }, new Date()))!;
async function bakes(productId: number, quantity: number): Promise<number> {
  const seenId = (await look(productId)).last?.batchId ?? 0;
  await bakery.as(emil)(recordBatch, { productId, quantity, seenId });
  return (await look(productId)).last!.batchId;
}
const corrects = (batchId: number, quantity: number, by = emil) => bakery.as(by)(correctBatch, { batchId, quantity });
async function minutesPass(minutes: number): Promise<void> {
  await rows(bakery.em())`update order_step set at = at - ${minutes} * interval '1 minute'`;
  await rows(bakery.em())`update batch set at = at - ${minutes} * interval '1 minute'`;
}
const bakedOf = async (orderId: number) =>
  (await rows<{ baked: number }>(bakery.em())`select baked from order_line where order_id = ${orderId}`)[0]!.baked;

describe('A batch that was mistyped', () => {
  it('loses what it was too much from the shelf, once', async () => {
    const batchId = await bakes(rye, 120);
    expect(await corrects(batchId, 12)).toEqual([]);
    expect(await corrects(batchId, 12)).toBeNull();
    expect(await bakery.stockOf(rye)).toEqual({ stock: 12, moved: 12 });
    expect((await look(rye)).last).toMatchObject({ quantity: 12, correctedFrom: 120, isMine: true });
    expect(await corrects(batchId, 0)).toEqual([]);
    expect(await bakery.stockOf(rye)).toEqual({ stock: 0, moved: 0 });
  });

  it('takes spare pieces first, then those of the orders due last, and these go back into the oven', async () => {
    const [early, late] = [await order({ [cake]: 2 }), await order({ [cake]: 3 }, 60)];
    const batchId = await bakes(cake, 50);
    expect(await look(cake)).toMatchObject({ spare: 45, asked: 0 });
    await bakery.news();
    expect(await corrects(batchId, 4)).toEqual([late]);
    expect(await bakery.news()).toEqual(['order.undone']);
    expect([(await bakery.statusOf(early)).order, (await bakery.statusOf(late)).order]).toEqual(['ready', 'baking']);
    expect([await bakedOf(early), await bakedOf(late)]).toEqual([2, 2]);
    expect(await look(cake)).toMatchObject({ spare: 0, asked: 1 });
  });

  it('leaves alone what was sold, and says down to how many it goes', async () => {
    const batchId = await bakes(rye, 12);
    await order({ [rye]: 5 });
    await expect(corrects(batchId, 2)).rejects.toMatchObject({ code: 'batch.not-corrected', params: { least: 5 } });
    expect(await bakery.stockOf(rye)).toEqual({ stock: 7, moved: 7 });
    await corrects(batchId, 5);
    expect(await bakery.stockOf(rye)).toEqual({ stock: 0, moved: 0 });
  });

  it('leaves alone an order that its customer has, or that was ready for more than a minute', async () => {
    const [gone, waiting] = [await order({ [cake]: 2 }), await order({ [cake]: 3 }, 60)];
    const batchId = await bakes(cake, 5);
    await bakery.as(emma)(handOverOrder, { orderId: gone });
    await expect(corrects(batchId, 1)).rejects.toMatchObject({ params: { context: 'gone', least: 2 } });
    await minutesPass(2);
    await expect(corrects(batchId, 4)).rejects.toMatchObject({ params: { context: 'gone', least: 5 } });
    expect((await bakery.statusOf(waiting)).order).toBe('ready');
  });

  it('is corrected by nobody else, not upwards, not the day after and not under a newer one', async () => {
    const batchId = await bakes(rye, 12);
    await expect(corrects(batchId, 6, emma)).rejects.toMatchObject({ params: { context: 'others', by: 'Emil' } });
    await expect(corrects(batchId, 12)).rejects.toMatchObject({ params: { context: 'more' } });
    await expect(corrects(batchId, -1)).rejects.toMatchObject({ params: { context: 'more' } });
    await bakes(rye, 6);
    await expect(corrects(batchId, 6)).rejects.toMatchObject({ params: { context: 'later' } });
    const newest = (await look(rye)).last!.batchId;
    await minutesPass(13 * 60);
    await expect(corrects(newest, 1)).rejects.toMatchObject({ params: { context: 'late' } });
    expect((await look(rye)).last).toMatchObject({ isMine: false });
  });

  it('meets a customer who buys of it: who was first decides', async () => {
    const batchId = await bakes(rye, 12);
    await bakery.takes(vera, { [rye]: 3 });
    const shown = await bakery.says(vera);
    const correcting = { operation: correctBatch, by: emil, input: { batchId, quantity: 2 } };
    const placing = () => bakery.places(vera, shown);
    await expect(oneAfterTheOther(bakery, correcting, placing)).rejects.toMatchObject({ code: 'order.only-left' });
    expect(await bakery.stockOf(rye)).toEqual({ stock: 2, moved: 2 });
  });
});

describe('An order that is placed between the look and the writing of a batch', () => {
  it('gets nothing of it, and the next look asks for as many fewer as are spare', async () => {
    const before = await order({ [cake]: 2 });
    const wanda = await bakery.person('Wanda');
    await bakery.takes(wanda, { [cake]: 3 });
    const placing = { operation: placeOrder, by: wanda, input: await bakery.says(wanda) };
    const done = await oneAfterTheOther(bakery, placing, () => {
      return bakery.as(emil)(recordBatch, { productId: cake, quantity: 6, seenId: 0 });
    });
    expect(done).toMatchObject({ given: 2, left: 4, ready: [before] });
    expect(await look(cake)).toMatchObject({ spare: 4, asked: 3 });
    expect(await bakery.as(emma)(useSpare, { productId: cake })).toMatchObject({ given: 3, left: 1 });
  });
});

describe('🔔 that is undone', () => {
  it('gives back the spare pieces that went into the order', async () => {
    await bakes(cake, 5);
    const orderId = await order({ [cake]: 3 });
    await bakery.as(emma)(markReady, { orderId });
    expect(await look(cake)).toMatchObject({ spare: 2, asked: 0 });
    const [step] = await rows<{ id: number }>(bakery.em())`
      select max(id) as id from order_step where order_id = ${orderId}`;
    await bakery.as(emma)(undoStep, { orderId, stepId: step!.id });
    expect(await look(cake)).toMatchObject({ spare: 5, asked: 3 });
    await bakery.as(emma)(markReady, { orderId });
    expect(await look(cake)).toMatchObject({ spare: 2, asked: 0 });
  });
});
