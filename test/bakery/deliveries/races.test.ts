import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { failDelivery } from '../../../src/bakery/deliveries/fail-delivery.ts';
import { finishDelivery } from '../../../src/bakery/deliveries/finish-delivery.ts';
import { giveBackDelivery } from '../../../src/bakery/deliveries/give-back-delivery.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { callForCourier } from '../../../src/bakery/deliveries/watch/call-for-courier.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import { cancelOrder } from '../../../src/bakery/orders/cancel-order.ts';
import { Refusal } from '../../../src/bakery/refusal.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { createRunner } from '../../../src/database/transaction.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';
import { until } from '../../support/until.ts';

const COURIERS = 50;
const ORDERS = 20;
const LIMIT = 3;

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let emil: number;
let anna: number;
let orderId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  vera = await bakery.person('Vera');
  emil = await bakery.person('Emil');
  anna = await bakery.person('Anna');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${Math.random()}`, { courierLimit: LIMIT });
  await bakery.hire(emil, shopId, 'employee');
  await bakery.hire(anna, shopId, 'courier');
  orderId = await bakery.order({ shopId, customerId: vera });
  await bakery.news();
});
afterAll(() => bakery.close());

const where = () => bakery.statusOf(orderId);
const doing = <More extends object>(more: More) => ({ orderId, ...more });

describe(`${COURIERS} couriers who all want ${ORDERS} orders at once`, () => {
  it('have each order once, nobody too many, and the others read why not', async () => {
    await rows(bakery.em())`update delivery set status = 'called_off' where order_id = ${orderId}`;
    const couriers: number[] = [];
    while (couriers.length < COURIERS) couriers.push(await bakery.person(`Courier ${couriers.length}`));
    for (const courier of couriers) await bakery.hire(courier, shopId, 'courier');
    const orders: number[] = [];
    while (orders.length < ORDERS) orders.push(await bakery.order({ shopId, customerId: vera, status: 'ready' }));

    /** One after the other, as taps of one person are answered. */
    const tapsAll = async (courier: number) => {
      const refusals: unknown[] = [];
      for (const order of orders) {
        await bakery
          .as(courier)(acceptDelivery, { orderId: order })
          .catch((refusal) => refusals.push(refusal));
      }
      return refusals;
    };
    let taps: Promise<unknown[][]> | undefined;
    await bakery.em().transactional(async (em) => {
      await rows(em as never)`select 1 from delivery where order_id = ${orders[0]} for update`;
      taps = Promise.all(couriers.map(tapsAll));
      await until(async () => {
        await rows(em as never)`select pg_stat_clear_snapshot(), ${1}::int`;
        const blocked = await rows(em as never)`select 1 from pg_stat_activity
          where wait_event_type = ${'Lock'} and datname = current_database()`;
        return blocked.length >= 5 ? undefined : `${blocked.length} wait`;
      });
    });

    const refusals = (await taps!).flat() as Refusal[];
    expect(refusals).toHaveLength(COURIERS * ORDERS - ORDERS);
    for (const reason of refusals) expect(reason).toBeInstanceOf(Refusal);
    const codes = new Set(refusals.map(({ code }) => code));
    expect([...codes].filter((code) => code !== 'delivery.taken' && code !== 'delivery.hands-full')).toEqual([]);
    const loads = await rows<{ open: number }>(bakery.em())`
      select count(*)::int as open from delivery where order_id = any(${orders}::int[]) and status = 'accepted'
        and courier_id is not null group by courier_id`;
    expect(loads.reduce((sum, { open }) => sum + open, 0)).toBe(ORDERS);
    for (const { open } of loads) expect(open).toBeLessThanOrEqual(LIMIT);
    expect(await bakery.news()).toEqual(Array(ORDERS).fill('delivery.accepted'));
  });
});

describe.each([
  ['its customer cancels', cancelOrder, () => vera, {}],
  ['the bakery rejects', rejectOrder, () => emil, { reason: '#closing' }],
] as const)('An order that %s', (_, operation, who, more) => {
  it('is not accepted any more, when that was first', async () => {
    const cancelling = { operation: operation as typeof rejectOrder, by: who(), input: doing(more) as never };
    const accepting = oneAfterTheOther(bakery, cancelling, () => bakery.as(anna)(acceptDelivery, { orderId }));
    await expect(accepting).rejects.toMatchObject({ code: 'delivery.gone' });
    expect(await where()).toEqual({ order: 'cancelled', delivery: 'called_off', courier: null });
    expect(await bakery.news()).toEqual(['order.cancelled']);
  });

  it('is called off for whoever has just accepted it', async () => {
    const accepting = { operation: acceptDelivery, by: anna, input: { orderId } };
    await oneAfterTheOther(bakery, accepting, () =>
      bakery.as(who())(operation as typeof rejectOrder, doing(more) as never),
    );
    expect(await where()).toEqual({ order: 'cancelled', delivery: 'called_off', courier: 'Anna' });
    expect(await bakery.news()).toEqual(['delivery.accepted', 'order.cancelled']);
  });
});

describe('A courier with two phones', () => {
  const givingBack = () => ({ operation: giveBackDelivery, by: anna, input: { orderId, why: 0 } });
  const leaving = () => ({ operation: pickUpDelivery, by: anna, input: { orderId } });

  beforeEach(async () => {
    orderId = await bakery.order({ shopId, customerId: vera, status: 'ready' });
    await bakery.as(anna)(acceptDelivery, { orderId });
    await bakery.news();
  });

  it('does not leave with what they have just given back', async () => {
    const left = oneAfterTheOther(bakery, givingBack(), () => bakery.as(anna)(pickUpDelivery, { orderId }));
    await expect(left).rejects.toMatchObject({ code: 'delivery.not-yours' });
    expect(await where()).toEqual({ order: 'ready', delivery: 'offered', courier: null });
    expect(await bakery.news()).toEqual(['delivery.given_back']);
  });

  it('does not give back what they have just left with', async () => {
    const given = oneAfterTheOther(bakery, leaving(), () => bakery.as(anna)(giveBackDelivery, { orderId, why: 0 }));
    await expect(given).rejects.toMatchObject({ code: 'delivery.on-the-way' });
    expect(await where()).toEqual({ order: 'in_transit', delivery: 'picked_up', courier: 'Anna' });
    expect(await bakery.news()).toEqual(['delivery.picked_up']);
  });

  it('brings it or fails, never both', async () => {
    await bakery.as(anna)(pickUpDelivery, { orderId });
    const finishing = { operation: finishDelivery, by: anna, input: { orderId } };
    const failed = oneAfterTheOther(bakery, finishing, () => bakery.as(anna)(failDelivery, { orderId, why: 0 }));
    await expect(failed).rejects.toMatchObject({ code: 'delivery.gone' });
    expect(await where()).toMatchObject({ order: 'completed', delivery: 'delivered' });
  });

  it('does not leave with what the bakery rejects, and the bakery rejects nothing that has left', async () => {
    const rejecting = { operation: rejectOrder, by: emil, input: { orderId, reason: '#closing' } };
    const left = oneAfterTheOther(bakery, rejecting, () => bakery.as(anna)(pickUpDelivery, { orderId }));
    await expect(left).rejects.toMatchObject({ code: 'delivery.gone' });
    orderId = await bakery.order({ shopId, customerId: vera, status: 'ready' });
    await bakery.as(anna)(acceptDelivery, { orderId });
    const rejected = oneAfterTheOther(bakery, leaving(), () =>
      bakery.as(emil)(rejectOrder, { orderId, reason: '#closing' }),
    );
    await expect(rejected).rejects.toMatchObject({ code: 'order.not-now' });
    expect(await where()).toEqual({ order: 'in_transit', delivery: 'picked_up', courier: 'Anna' });
  });
});

describe('A call for somebody to take an order', () => {
  it('is not made while somebody is just taking it', async () => {
    await rows(
      bakery.em(),
    )`update orders set placed_at = now() - interval '1 hour', due_at = now() where id = ${orderId}`;
    await rows(bakery.em())`update delivery set offered_at = now() - interval '1 hour' where order_id = ${orderId}`;
    await bakery.orm.em.fork().transactional(async (em) => {
      const run = createRunner({ orm: { em: { fork: () => em.fork({ keepTransactionContext: true }) as never } } });
      await run(acceptDelivery, { personId: anna, operator: false }, { orderId });
      await callForCourier(bakery.em());
    });
    await callForCourier(bakery.em());
    const called = await rows(bakery.em())`select 1 from outbox
      where type = 'delivery.untaken' and (payload->>'orderId')::int = ${orderId}`;
    expect(called).toEqual([]);
  });
});
