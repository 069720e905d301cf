import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { giveBackDelivery } from '../../../src/bakery/deliveries/give-back-delivery.ts';
import { lateTripHearers, lateTripNotice } from '../../../src/bakery/deliveries/watch/late-trip.notices.ts';
import type { BakeryEvent } from '../../../src/bakery/events.ts';
import { ringAlarms } from '../../../src/bakery/kitchen/alarms/ring-alarms.ts';
import { markReady } from '../../../src/bakery/kitchen/mark-ready.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import type { Operation } from '../../../src/bakery/operation.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let orderId: number;
let emil: number;
let anna: number;
let boris: number;

beforeAll(async () => {
  bakery = await staffedBakery();
});
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${Math.random()}`);
  emil = await bakery.person('Emil');
  anna = await bakery.person('Anna');
  boris = await bakery.person('Boris');
  await bakery.hire(emil, shopId, 'employee');
  for (const one of [anna, boris]) await bakery.hire(one, shopId, 'courier');
  orderId = await bakery.order({ shopId, customerId: await bakery.person('Vera'), status: 'baking' });
});
afterAll(() => bakery.close());

/** Of half an hour, five minutes are left. */
async function isLate(): Promise<void> {
  await rows(bakery.em())`update orders set placed_at = now() - interval '25 minutes',
    due_at = now() + interval '5 minutes' where id = ${orderId}`;
  await ringAlarms(bakery.em());
}
const accepts = (courier: number) => bakery.as(courier)(acceptDelivery as Operation<object, unknown>, { orderId });
async function heard(event: BakeryEvent): Promise<number[]> {
  const hear = lateTripHearers[event.type as 'order.ready']!;
  return (await hear(bakery.em(), event as never)).map(({ personId }) => personId);
}
const alarm = () => heard({ type: 'order.alarm', orderId, alarm: 'late' });
const read = (personId: number, say = english) =>
  lateTripNotice.render({ em: bakery.em(), say, personId, now: new Date() }, orderId);

describe('A delivery that may be late', () => {
  it('is told to the courier who has it, until it is ready', async () => {
    await accepts(anna);
    await isLate();
    expect(await alarm()).toEqual([anna]);
    const screen = (await read(anna))!;
    expect(screen.text).toContain(`Order ${orderId} is due`);
    for (const say of says) expect((await read(anna, say))!.text).toContain(`${orderId}`);
    expect(labelsOf(screen)).toEqual(['🚚 Open the delivery']);
    for (const other of [boris, emil]) expect(await read(other)).toBeUndefined();
    await bakery.as(emil)(markReady, { orderId });
    expect(await heard({ type: 'order.ready', orderId })).toEqual([anna]);
    expect(await read(anna)).toBeUndefined();
  });

  it('calls nobody who has given it back, nor who takes it then and reads the time', async () => {
    await accepts(anna);
    await isLate();
    await bakery.as(anna)(giveBackDelivery, { orderId, why: 0 });
    expect(await heard({ type: 'delivery.given_back', orderId, courierId: anna })).toEqual([anna]);
    expect(await read(anna)).toBeUndefined();
    await accepts(boris);
    expect(lateTripHearers['delivery.accepted']).toBeUndefined();
  });

  it('calls nobody when it is called off', async () => {
    await accepts(anna);
    await isLate();
    await bakery.as(emil)(rejectOrder as Operation<object, unknown>, { orderId, reason: 'closed', text: null });
    expect(await heard({ type: 'order.cancelled', orderId })).toEqual([anna]);
    expect(await read(anna)).toBeUndefined();
  });

  it('is nobody’s news while nobody has it, or when nothing was late', async () => {
    await isLate();
    expect(await alarm()).toEqual([]);
    const inTime = await bakery.order({ shopId, customerId: emil, status: 'baking' });
    await bakery.as(anna)(acceptDelivery as Operation<object, unknown>, { orderId: inTime });
    expect(await heard({ type: 'order.ready', orderId: inTime })).toEqual([]);
  });

  it('is told once to a courier who bakes or owns the shop: in the kitchen', async () => {
    await bakery.hire(anna, shopId, 'owner');
    await accepts(anna);
    await isLate();
    expect(await alarm()).toEqual([]);
  });
});
