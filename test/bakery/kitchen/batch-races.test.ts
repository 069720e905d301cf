import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordBatch } from '../../../src/bakery/kitchen/baking/record-batch.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let bakery: Storefront;
let vera: number;
let emil: number;
let emma: number;
let cake: number;
let rye: number;

beforeAll(async () => {
  bakery = await storefront();
  vera = await bakery.person('Vera');
  emil = await bakery.person('Emil');
  emma = await bakery.person('Emma');
  for (const one of [emil, emma]) await bakery.hire(one, bakery.shopId, 'employee');
});
beforeEach(async () => {
  await rows(
    bakery.em(),
  )`update product set name = name || id where shop_id = ${bakery.shopId} and name in ('Cake', 'Rye')`;
  cake = await bakery.product(bakery.shopId, 'Cake', null);
  rye = await bakery.product(bakery.shopId, 'Rye', 0);
});
afterAll(() => bakery.close());

const batch = (productId: number, quantity: number, seenId = 0) =>
  bakery.as(emil)(recordBatch, { productId, quantity, seenId });

const order = (lines: Record<number, number>) =>
  bakery.order({ shopId: bakery.shopId, customerId: vera, fulfilment: 'pickup', status: 'baking', lines });

describe('A batch', () => {
  it('meets a cancellation: the pieces go to the other order, none to the one that is gone', async () => {
    const gone = await order({ [cake]: 2 });
    const other = await order({ [cake]: 2 });
    const rejecting = { operation: rejectOrder, by: emma, input: { orderId: gone, reason: '#closing' } };
    const done = await oneAfterTheOther(bakery, rejecting, () => batch(cake, 3));
    expect(done).toEqual({ given: 2, left: 1, ready: [other] });
    expect((await bakery.statusOf(gone)).order).toBe('cancelled');
  });

  it('meets another batch: the second baker is asked, and nothing is counted twice', async () => {
    const waiting = await order({ [cake]: 4 });
    const first = { operation: recordBatch, by: emma, input: { productId: cake, quantity: 3, seenId: 0 } };
    await expect(oneAfterTheOther(bakery, first, () => batch(cake, 3))).rejects.toMatchObject({
      code: 'batch.meanwhile',
      params: { by: 'Emma', pieces: 3 },
    });
    const [line] = await rows(bakery.em())`select baked from order_line where order_id = ${waiting}`;
    expect(line).toEqual({ baked: 3 });
  });

  it('meets a customer: who confirms while the shelf is being filled has their loaf', async () => {
    await bakery.change(rye, { stock: 1 });
    await rows(bakery.em())`insert into stock_movement (product_id, quantity, reason) values (${rye}, 1, 'opening')`;
    await bakery.takes(vera, { [rye]: 1 });
    const shown = await bakery.says(vera);
    const first = { operation: recordBatch, by: emma, input: { productId: rye, quantity: 6, seenId: 0 } };
    await oneAfterTheOther(bakery, first, () => bakery.places(vera, shown));
    expect(await bakery.stockOf(rye)).toEqual({ stock: 6, moved: 6 });
  });
});
