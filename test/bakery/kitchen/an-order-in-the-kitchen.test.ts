import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { handOverOrder } from '../../../src/bakery/kitchen/hand-over-order.ts';
import { markReady } from '../../../src/bakery/kitchen/mark-ready.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import { startBaking } from '../../../src/bakery/kitchen/start-baking.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let emil: number;
let orderId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  vera = await bakery.person('Vera');
  emil = await bakery.person('Emil');
  await bakery.hire(emil, shopId, 'employee');
});

beforeEach(async () => {
  orderId = await bakery.order({ shopId, customerId: vera });
  await bakery.news();
});

afterAll(() => bakery.close());

describe('An order in the kitchen', () => {
  it('is baked, gets ready, and each step says who', async () => {
    const emilDoes = bakery.as(emil);
    await emilDoes(startBaking, { orderId });
    await emilDoes(markReady, { orderId });
    expect((await bakery.statusOf(orderId)).order).toBe('ready');
    expect(await bakery.news()).toEqual(['order.baking', 'order.ready']);
    const steps = await rows(bakery.em())`select from_status as from, to_status as to, by_id as by
      from order_step where order_id = ${orderId} order by id`;
    expect(steps).toEqual([
      { from: 'pending', to: 'baking', by: emil },
      { from: 'baking', to: 'ready', by: emil },
    ]);
  });

  it('tells nobody twice when a button is tapped ten times at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => bakery.as(emil)(startBaking, { orderId })));
    await Promise.all(Array.from({ length: 10 }, () => bakery.as(emil)(markReady, { orderId })));
    expect(await bakery.news()).toEqual(['order.baking', 'order.ready']);
  });

  it('does not go back into the oven', async () => {
    await bakery.as(emil)(startBaking, { orderId });
    await bakery.as(emil)(markReady, { orderId });
    await expect(bakery.as(emil)(startBaking, { orderId })).rejects.toMatchObject({ code: 'order.not-now' });
  });

  it('cannot be called ready while a courier is on the way with it', async () => {
    await rows(bakery.em())`update orders set status = 'in_transit' where id = ${orderId}`;
    await expect(bakery.as(emil)(markReady, { orderId })).rejects.toMatchObject({ code: 'order.not-now' });
    expect((await bakery.statusOf(orderId)).order).toBe('in_transit');
  });

  it.each(['pending', 'baking', 'ready'] as const)(
    'puts its bread back when it is rejected while %s',
    async (status) => {
      const rye = await bakery.product(shopId, `Rye, ${status}`, 7);
      const order = await bakery.order({ shopId, customerId: vera, status, lines: { [rye]: 3 } });
      expect(await bakery.stockOf(rye)).toEqual({ stock: 4, moved: 4 });
      await Promise.all([1, 2].map(() => bakery.as(emil)(rejectOrder, { orderId: order, reason: '#sold-out' })));
      expect(await bakery.stockOf(rye)).toEqual({ stock: 7, moved: 7 });
      expect(await bakery.statusOf(order)).toMatchObject({ order: 'cancelled', delivery: 'called_off' });
      expect(await bakery.news()).toEqual(['order.cancelled']);
    },
  );

  it('is not rejected once it has left', async () => {
    await rows(bakery.em())`update orders set status = 'in_transit' where id = ${orderId}`;
    const rejecting = bakery.as(emil)(rejectOrder, { orderId, reason: '#closing' });
    await expect(rejecting).rejects.toMatchObject({ code: 'order.not-now' });
    expect(await bakery.news()).toEqual([]);
  });
});

describe('An order to be picked up', () => {
  it('is handed over once it is ready, and only once', async () => {
    const pickup = await bakery.order({ shopId, customerId: vera, fulfilment: 'pickup', status: 'baking' });
    await expect(bakery.as(emil)(handOverOrder, { orderId: pickup })).rejects.toMatchObject({ code: 'order.not-now' });
    await bakery.as(emil)(markReady, { orderId: pickup });
    await bakery.as(emil)(handOverOrder, { orderId: pickup });
    await bakery.as(emil)(handOverOrder, { orderId: pickup });
    expect((await bakery.statusOf(pickup)).order).toBe('completed');
    expect(await bakery.news()).toEqual(['order.ready', 'order.completed']);
  });

  it('waits for nobody in a shop that does not bake to order', async () => {
    const kiosk = await bakery.shop('Kiosk', { bakesToOrder: false });
    await bakery.hire(emil, kiosk, 'employee');
    const pickup = await bakery.order({ shopId: kiosk, customerId: vera, fulfilment: 'pickup' });
    await bakery.as(emil)(handOverOrder, { orderId: pickup });
    expect((await bakery.statusOf(pickup)).order).toBe('completed');
  });

  it('is not handed over at the counter when a courier should bring it', async () => {
    const handing = bakery.as(emil)(handOverOrder, { orderId });
    await expect(handing).rejects.toMatchObject({ code: 'order.for-a-courier' });
  });
});

describe('A kitchen button with a forged order', () => {
  const operations = [startBaking, markReady, handOverOrder, rejectOrder];

  it.each(operations)('changes nothing: $name', async (operation) => {
    const greta = await bakery.person('Greta, who was dismissed');
    await bakery.hire(greta, shopId, 'employee');
    await bakery.dismiss(greta);
    const nils = await bakery.person('Nils, who works elsewhere');
    await bakery.hire(nils, await bakery.shop(`Elsewhere than ${operation.name}`), 'employee');
    const kurt = await bakery.person('Kurt the courier');
    await bakery.hire(kurt, shopId, 'courier');
    for (const stranger of [vera, greta, nils, kurt]) {
      const forged = bakery.as(stranger)(operation, { orderId, reason: 'forged' });
      await expect(forged).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'pending', delivery: 'offered' });
    expect(await bakery.news()).toEqual([]);
  });

  it('is refused politely when there is no such order', async () => {
    await expect(bakery.as(emil)(startBaking, { orderId: 99_999 })).rejects.toMatchObject({ code: 'not-allowed' });
    const operator = bakery.as(emil, true)(startBaking, { orderId: 99_999 });
    await expect(operator).rejects.toMatchObject({ code: 'order.unknown' });
  });
});
