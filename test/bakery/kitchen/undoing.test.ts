import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { handOverOrder } from '../../../src/bakery/kitchen/hand-over-order.ts';
import { kitchenOrder } from '../../../src/bakery/kitchen/kitchen.queries.ts';
import { kitchenCardScreen } from '../../../src/bakery/kitchen/kitchen-card.screens.ts';
import { markReady } from '../../../src/bakery/kitchen/mark-ready.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import { startBaking } from '../../../src/bakery/kitchen/start-baking.ts';
import { undoStep } from '../../../src/bakery/kitchen/undo-step.ts';
import type { Operation } from '../../../src/bakery/operation.ts';
import { cancelOrder } from '../../../src/bakery/orders/cancel-order.ts';
import { orderOf } from '../../../src/bakery/orders/order-card.queries.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { english } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let emil: number;
let emma: number;
let anna: number;
let rye: number;
let orderId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  [vera, emil, emma, anna] = (await Promise.all(['Vera', 'Emil', 'Emma', 'Anna'].map(bakery.person))) as [
    number,
    number,
    number,
    number,
  ];
  for (const one of [emil, emma]) await bakery.hire(one, shopId, 'employee');
  await bakery.hire(anna, shopId, 'courier');
});
beforeEach(async () => {
  rye = await bakery.product(shopId, `Rye ${Math.random()}`, 5);
  orderId = await bakery.order({ shopId, customerId: vera, lines: { [rye]: 3 } });
  await bakery.news();
});
afterAll(() => bakery.close());

const lastStep = async () => {
  const [last] = await rows<{ stepId: number }>(bakery.em())`
    select max(id) as "stepId" from order_step where order_id = ${orderId}`;
  return last!.stepId;
};
const undo = async (by: number, stepId?: number) =>
  bakery.as(by)(undoStep, { orderId, stepId: stepId ?? (await lastStep()) });
const emilDoes = <Input extends object>(operation: Operation<Input, unknown>, more: Omit<Input, 'orderId'>) =>
  bakery.as(emil)(operation, { orderId, ...more } as unknown as Input);
const rejects = () => emilDoes(rejectOrder, { reason: '#closing' });
const offersUndo = async (person: number) => {
  const order = await kitchenOrder(bakery.em(), orderId, { personId: person });
  const { buttons = [] } = kitchenCardScreen(english, order!, new Date());
  return buttons.flat().some(({ label }) => label === '↩️ Undo');
};
const aMinutePasses = () =>
  rows(bakery.em())`update order_step set at = at - interval '60 seconds' where order_id = ${orderId}`;
const isRefused = (context?: string) => ({
  code: 'order.not-undone',
  params: expect.objectContaining({ number: orderId, ...(context && { context }) }),
});

describe('A step taken by mistake', () => {
  it.each([
    ['pending', 'baking', startBaking],
    ['baking', 'ready', markReady],
  ] as const)('from %s to %s is undone, and the history keeps both', async (before, after, operation) => {
    await rows(bakery.em())`update orders set status = ${before} where id = ${orderId}`;
    await emilDoes(operation, {});
    expect(await offersUndo(emil)).toBe(true);
    expect(await offersUndo(emma)).toBe(false);
    expect(await undo(emil)).toBe(true);
    expect((await bakery.statusOf(orderId)).order).toBe(before);
    expect(await bakery.news()).toEqual([`order.${after}`, 'order.undone']);
    expect(await offersUndo(emil)).toBe(false);
    const steps = await rows(bakery.em())`select from_status as from, to_status as to, by_id as by from order_step
      where order_id = ${orderId} order by id`;
    expect(steps).toEqual([
      { from: before, to: after, by: emil },
      { from: after, to: before, by: emil },
    ]);
  });

  it('is undone once, however often it is tapped', async () => {
    await emilDoes(startBaking, {});
    const stepId = await lastStep();
    const answers = await Promise.all(Array.from({ length: 10 }, () => undo(emil, stepId)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await bakery.news()).toEqual(['order.baking', 'order.undone']);
    await emilDoes(startBaking, {});
    await expect(undo(emil, stepId)).rejects.toMatchObject(isRefused());
    expect((await bakery.statusOf(orderId)).order).toBe('baking');
  });

  it('is no step for another employee to undo, nor after a minute', async () => {
    await emilDoes(startBaking, {});
    await expect(undo(emma)).rejects.toMatchObject(isRefused('others'));
    await aMinutePasses();
    expect(await offersUndo(emil)).toBe(false);
    await expect(undo(emil)).rejects.toMatchObject(isRefused('late'));
    expect((await bakery.statusOf(orderId)).order).toBe('baking');
    expect(await bakery.news()).toEqual(['order.baking']);
  });

  it('stays when a courier has left with the order', async () => {
    await emilDoes(startBaking, {});
    await emilDoes(markReady, {});
    const stepId = await lastStep();
    await bakery.as(anna)(acceptDelivery, { orderId });
    await bakery.as(anna)(pickUpDelivery, { orderId });
    await expect(undo(emil, stepId)).rejects.toMatchObject(isRefused());
    expect(await offersUndo(emil)).toBe(false);
  });

  it('is nobody’s to undo when it was a courier’s or a customer’s', async () => {
    await bakery.hire(vera, shopId, 'employee');
    await bakery.as(vera)(cancelOrder, { orderId });
    expect(await offersUndo(vera)).toBe(false);
    await expect(undo(vera)).rejects.toMatchObject(isRefused());
    await bakery.dismiss(vera);
    await expect(undo(vera)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(undo(emil, 99_999)).rejects.toMatchObject(isRefused());
  });
});

describe('An order handed over by mistake', () => {
  const sold = async () =>
    (await rows<{ sold: number }>(bakery.em())`select sold from product where id = ${rye}`)[0]!.sold;

  beforeEach(async () => {
    orderId = await bakery.order({
      shopId,
      customerId: vera,
      fulfilment: 'pickup',
      status: 'ready',
      lines: { [rye]: 1 },
    });
    await emilDoes(handOverOrder, {});
  });

  it('waits at the counter again, and counts as sold no more', async () => {
    expect(await sold()).toBe(1);
    await undo(emil);
    expect((await bakery.statusOf(orderId)).order).toBe('ready');
    expect(await sold()).toBe(0);
    await emilDoes(handOverOrder, {});
    expect(await sold()).toBe(1);
  });

  it('is with its customer when they have rated it', async () => {
    await rows(bakery.em())`update orders set rating = 5, rated_at = now() where id = ${orderId}`;
    await expect(undo(emil)).rejects.toMatchObject(isRefused('rated'));
    expect(await sold()).toBe(1);
  });
});

describe('An order rejected by mistake', () => {
  it.each(['pending', 'baking', 'ready'] as const)('is %s again, with its bread', async (status) => {
    await rows(bakery.em())`update orders set status = ${status} where id = ${orderId}`;
    await rejects();
    expect(await bakery.stockOf(rye)).toEqual({ stock: 5, moved: 5 });
    await undo(emil);
    expect(await bakery.stockOf(rye)).toEqual({ stock: 2, moved: 2 });
    expect(await bakery.statusOf(orderId)).toEqual({ order: status, delivery: 'offered', courier: null });
    expect(await bakery.news()).toEqual(['order.cancelled', 'order.undone']);
    expect(await orderOf(bakery.em(), orderId, vera)).toMatchObject({ reason: null, restored: true });
  });

  it('is offered to all couriers, also to the one who had it', async () => {
    await bakery.as(anna)(acceptDelivery, { orderId });
    await rejects();
    await undo(emil);
    expect(await bakery.statusOf(orderId)).toEqual({ order: 'pending', delivery: 'offered', courier: null });
    await bakery.as(anna)(acceptDelivery, { orderId });
    expect((await bakery.statusOf(orderId)).courier).toBe('Anna');
  });

  it('takes its own pieces again when it was ready', async () => {
    const cake = await bakery.product(shopId, `Cake ${Math.random()}`, null);
    orderId = await bakery.order({ shopId, customerId: vera, status: 'baking', lines: { [cake]: 2 } });
    await emilDoes(markReady, {});
    const pieces = async () =>
      (
        await rows(bakery.em())`select l.baked, p.spare from order_line l join product p on p.id = l.product_id
          where l.order_id = ${orderId}`
      )[0];
    await rejects();
    expect(await pieces()).toEqual({ baked: 0, spare: 2 });
    await undo(emil);
    expect(await pieces()).toEqual({ baked: 0, spare: 0 });
  });

  it('stays off when its bread is sold meanwhile, and nothing is taken', async () => {
    await rejects();
    await bakery.order({ shopId, customerId: anna, lines: { [rye]: 4 } });
    await expect(undo(emil)).rejects.toMatchObject(isRefused('sold'));
    expect(await bakery.stockOf(rye)).toEqual({ stock: 1, moved: 1 });
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'cancelled', delivery: 'called_off' });
  });

  it('stays off when its customer has ordered anew', async () => {
    await rejects();
    await bakery.order({ shopId, customerId: vera });
    await expect(undo(emil)).rejects.toMatchObject(isRefused('replaced'));
  });
});
