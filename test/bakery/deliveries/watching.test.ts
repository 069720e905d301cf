import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { assignDelivery } from '../../../src/bakery/deliveries/assigning/assign-delivery.ts';
import { deliveryHearers, readyNotice } from '../../../src/bakery/deliveries/deliveries.notices.ts';
import { giveBackDelivery } from '../../../src/bakery/deliveries/give-back-delivery.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { setDuty } from '../../../src/bakery/deliveries/set-duty.ts';
import { callForCourier } from '../../../src/bakery/deliveries/watch/call-for-courier.ts';
import { recallDeliveries } from '../../../src/bakery/deliveries/watch/recall-deliveries.ts';
import { untakenHearers, untakenNotice } from '../../../src/bakery/deliveries/watch/untaken.notices.ts';
import type { BakeryEvent } from '../../../src/bakery/events.ts';
import { kitchenOrder } from '../../../src/bakery/kitchen/kitchen.queries.ts';
import { kitchenCardScreen } from '../../../src/bakery/kitchen/kitchen-card.screens.ts';
import { markReady } from '../../../src/bakery/kitchen/mark-ready.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { createRunner } from '../../../src/database/transaction.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let emil: number;
let olivia: number;
let anna: number;
let boris: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  vera = await bakery.person('Vera');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${Math.random()}`);
  emil = await bakery.person('Emil');
  olivia = await bakery.person('Olivia');
  anna = await bakery.person('Anna');
  boris = await bakery.person('Boris');
  await bakery.hire(emil, shopId, 'employee');
  await bakery.hire(olivia, shopId, 'owner');
  for (const one of [anna, boris]) await bakery.hire(one, shopId, 'courier');
  await bakery.news();
});
afterAll(() => bakery.close());

const newOrder = (status: 'pending' | 'baking' | 'ready' = 'ready') =>
  bakery.order({ shopId, customerId: vera, status });
const passes = (orderId: number, minutes: number) =>
  rows(bakery.em())`
    with orders as (
      update orders set placed_at = placed_at - ${minutes}::float8 * interval '1 minute',
        due_at = due_at - ${minutes}::float8 * interval '1 minute' where id = ${orderId}
    ), steps as (
      update order_step set at = at - ${minutes}::float8 * interval '1 minute' where order_id = ${orderId}
    )
    update delivery set accepted_at = accepted_at - ${minutes}::float8 * interval '1 minute',
      offered_at = offered_at - ${minutes}::float8 * interval '1 minute' where order_id = ${orderId}`;
const is = async (orderId: number) => (await bakery.statusOf(orderId)).delivery;
const recalls = () => recallDeliveries(bakery.em());
const calls = () => callForCourier(bakery.em());

describe('A delivery that is not picked up', () => {
  it.each([
    ['a minute less than the shop’s', 14, 'accepted'],
    ['the shop’s minutes', 15, 'offered'],
  ])('is offered again after %s', async (_, minutes, becomes) => {
    const orderId = await newOrder();
    await bakery.as(anna)(acceptDelivery, { orderId });
    await passes(orderId, minutes);
    await recalls();
    expect(await is(orderId)).toBe(becomes);
  });

  it('counts from when it is ready, not from when it was taken', async () => {
    const orderId = await newOrder('baking');
    await bakery.as(anna)(acceptDelivery, { orderId });
    await passes(orderId, 60);
    await recalls();
    expect(await is(orderId)).toBe('accepted');
    await bakery.as(emil)(markReady, { orderId });
    await recalls();
    expect(await is(orderId)).toBe('accepted');
    await passes(orderId, 15);
    await recalls();
    expect(await is(orderId)).toBe('offered');
  });

  it('counts from the time that the customer has wished', async () => {
    const orderId = await newOrder();
    await bakery.as(anna)(acceptDelivery, { orderId });
    await rows(
      bakery.em(),
    )`update orders set slot_minutes = 30, due_at = now() + interval '1 hour' where id = ${orderId}`;
    for (const [minutes, becomes] of [
      [74, 'accepted'],
      [1, 'offered'],
    ] as const) {
      await passes(orderId, minutes);
      await recalls();
      expect(await is(orderId)).toBe(becomes);
    }
  });

  it('is ready from the beginning in a shop that does not bake to order, and never recalled where that is off', async () => {
    await rows(bakery.em())`update shop set bakes_to_order = false where id = ${shopId}`;
    const orderId = await newOrder('pending');
    await bakery.as(anna)(acceptDelivery, { orderId });
    await passes(orderId, 15);
    await rows(bakery.em())`update shop set pickup_minutes = 0 where id = ${shopId}`;
    await recalls();
    expect(await is(orderId)).toBe('accepted');
    await rows(bakery.em())`update shop set pickup_minutes = 15 where id = ${shopId}`;
    await recalls();
    expect(await is(orderId)).toBe('offered');
  });

  it('is told once, however many look: to its courier, the others and the kitchen', async () => {
    const orderId = await newOrder();
    await deliveryHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
    await bakery.as(anna)(acceptDelivery, { orderId });
    await passes(orderId, 15);
    await bakery.news();
    await Promise.all(Array.from({ length: 8 }, recalls));
    expect(await bakery.news()).toEqual(['delivery.given_back']);
    const heard = await deliveryHearers['delivery.given_back']!(bakery.em(), {
      type: 'delivery.given_back',
      orderId,
      courierId: anna,
    });
    expect(heard.map(({ notice, personId }) => [notice.code, personId])).toEqual([
      ['dlv.offer', anna],
      ['dlv.offer', boris],
      ['dlv.ready', anna],
      ['dlv.again', boris],
    ]);
    for (const say of says) {
      const reader = { em: bakery.em(), say, now: new Date() };
      const told = (await readyNotice.render({ ...reader, personId: anna }, orderId))!;
      expect(told.text).toBe(say('deliveries.news.not-picked-up', { number: orderId }));
      expect(await readyNotice.render({ ...reader, personId: boris }, orderId)).toBeUndefined();
      const order = await kitchenOrder(bakery.em(), orderId, { personId: emil });
      expect(kitchenCardScreen(say, order!, new Date()).text).toContain(say('kitchen.card.given-back_not-picked-up'));
    }
    await bakery.as(anna)(acceptDelivery, { orderId });
    const taken = await deliveryHearers['delivery.accepted']!(bakery.em(), { type: 'delivery.accepted', orderId });
    expect(taken).toContainEqual({ notice: readyNotice, personId: anna, subjectId: orderId });
    const regained = await readyNotice.render(
      { em: bakery.em(), say: english, now: new Date(), personId: anna },
      orderId,
    );
    expect(regained?.text).toBe(`Order ${orderId} is ready for you.`);
  });

  it('stays with whoever is just leaving with it', async () => {
    const orderId = await newOrder();
    await bakery.as(anna)(acceptDelivery, { orderId });
    await passes(orderId, 15);
    await bakery.orm.em.fork().transactional(async (em) => {
      const run = createRunner({ orm: { em: { fork: () => em.fork({ keepTransactionContext: true }) as never } } });
      await run(pickUpDelivery, { personId: anna, operator: false }, { orderId });
      await recalls();
    });
    expect(await bakery.statusOf(orderId)).toEqual({ order: 'in_transit', delivery: 'picked_up', courier: 'Anna' });
    await recalls();
    expect(await is(orderId)).toBe('picked_up');
  });

  it('is not picked up by whoever has just lost it', async () => {
    const orderId = await newOrder();
    await bakery.as(anna)(acceptDelivery, { orderId });
    await passes(orderId, 15);
    let leaving: Promise<unknown> | undefined;
    await bakery.em().transactional(async (em) => {
      expect(await recallDeliveries(em as never)).toBe(1);
      leaving = bakery.as(anna)(pickUpDelivery, { orderId });
      leaving.catch(() => {});
    });
    await expect(leaving).rejects.toMatchObject({ code: 'delivery.not-yours' });
    expect(await bakery.statusOf(orderId)).toEqual({ order: 'ready', delivery: 'offered', courier: null });
  });
});

describe('An offer that nobody takes', () => {
  const whom = async () => {
    const found = await rows<{ payload: Extract<BakeryEvent, { type: 'delivery.untaken' }> }>(bakery.em())`
      select payload from outbox where type = ${'delivery.untaken'} and (payload->>'orderId')::int
        in (select id from orders where shop_id = ${shopId}) order by id`;
    return found.map(({ payload }) => payload.whom);
  };
  const heard = async (event: BakeryEvent) => {
    const hear = untakenHearers[event.type as 'delivery.untaken']!;
    const told = await hear(bakery.em(), event as never);
    return told.map(({ notice, personId }) => [notice.code, personId]);
  };

  it.each([
    ['just now', 4.9, []],
    ['for five minutes', 5, ['couriers']],
    ['for ten minutes', 10, ['couriers', 'owners']],
  ])('calls: %s', async (_, minutes, called) => {
    const orderId = await newOrder();
    await passes(orderId, minutes);
    await Promise.all(Array.from({ length: 8 }, calls));
    await calls();
    expect(await whom()).toEqual(called);
  });

  it('calls nobody before its time, where calling is off, or once somebody has it', async () => {
    const later = await newOrder('pending');
    await rows(bakery.em())`update orders set due_at = now() + interval '5 hours' where id = ${later}`;
    const taken = await newOrder();
    await bakery.as(anna)(acceptDelivery, { orderId: taken });
    for (const orderId of [later, taken]) await passes(orderId, 60);
    await calls();
    const off = await newOrder();
    await rows(bakery.em())`update shop set offer_minutes = 0 where id = ${shopId}`;
    await passes(off, 60);
    await calls();
    expect(await whom()).toEqual([]);
  });

  it('is told to those on duty now, then to the owners, until somebody has it; and anew when it is free again', async () => {
    const orderId = await newOrder();
    await bakery.as(boris)(setDuty, { shopId, onDuty: false });
    await passes(orderId, 10);
    await calls();
    const couriers = { type: 'delivery.untaken', orderId, whom: 'couriers' } as const;
    const owners = { type: 'delivery.untaken', orderId, whom: 'owners' } as const;
    expect(await heard(couriers)).toEqual([['dlv.offer', anna]]);
    expect(await heard(owners)).toEqual([['dlv.untaken', olivia]]);
    const read = async (personId: number) =>
      untakenNotice.render({ em: bakery.em(), say: english, personId, now: new Date() }, orderId);
    expect(labelsOf((await read(olivia))!)).toEqual(['👥 Choose a courier', '👩‍🍳 Open the order']);
    for (const stranger of [emil, anna, vera]) expect(await read(stranger)).toBeUndefined();
    await bakery.as(emil)(assignDelivery, { orderId, courierId: boris });
    expect(await heard(couriers)).toEqual([]);
    expect(await heard({ type: 'delivery.accepted', orderId })).toEqual([['dlv.untaken', olivia]]);
    expect(await read(olivia)).toBeUndefined();
    await bakery.as(boris)(giveBackDelivery, { orderId, why: 0 });
    await calls();
    expect(await whom()).toEqual(['couriers', 'owners']);
    await passes(orderId, 5);
    await calls();
    expect(await whom()).toEqual(['couriers', 'owners', 'couriers']);
  });

  it('comes to who goes on duty, once, and only in the shop where they do', async () => {
    const orderId = await newOrder('baking');
    await bakery.as(boris)(setDuty, { shopId, onDuty: false });
    await bakery.news();
    await bakery.as(boris)(setDuty, { shopId, onDuty: true });
    await bakery.as(boris)(setDuty, { shopId, onDuty: true });
    expect(await bakery.news()).toEqual(['courier.came']);
    expect(await heard({ type: 'courier.came', courierId: boris, shopId })).toEqual([['dlv.offer', boris]]);
    expect(await heard({ type: 'courier.came', courierId: boris, shopId: shopId - 1 })).toEqual([]);
    await bakery.as(anna)(acceptDelivery, { orderId });
    expect(await heard({ type: 'courier.came', courierId: boris, shopId })).toEqual([]);
    const taken = await deliveryHearers['delivery.accepted']!(bakery.em(), { type: 'delivery.accepted', orderId });
    expect(taken.map(({ personId }) => personId)).toContain(boris);
  });
});
