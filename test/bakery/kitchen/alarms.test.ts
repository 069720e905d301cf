import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { alarmHearers } from '../../../src/bakery/kitchen/alarms/alarms.notices.ts';
import { ringAlarms } from '../../../src/bakery/kitchen/alarms/ring-alarms.ts';
import { markReady } from '../../../src/bakery/kitchen/mark-ready.ts';
import { startBaking } from '../../../src/bakery/kitchen/start-baking.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type NewOrder, type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let emil: number;
let olivia: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  vera = await bakery.person('Vera');
  emil = await bakery.person('Emil');
  olivia = await bakery.person('Olivia');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${Math.random()}`);
  await bakery.hire(emil, shopId, 'employee');
  await bakery.hire(olivia, shopId, 'owner');
  await ringAlarms(bakery.em());
  await bakery.news();
});
afterAll(() => bakery.close());

/** Placed and due so many minutes from now; negative ones are over. */
async function order(placed: number, due: number, how: Partial<NewOrder> = {}): Promise<number> {
  const id = await bakery.order({ shopId, customerId: vera, ...how });
  await rows(bakery.em())`update orders set placed_at = now() + ${placed}::float8 * interval '1 minute',
    due_at = now() + ${due}::float8 * interval '1 minute' where id = ${id}`;
  return id;
}

async function rung(): Promise<string[]> {
  await ringAlarms(bakery.em());
  const found = await rows<{ alarm: string }>(bakery.em())`
    select a.kind as alarm from order_alarm a join orders o on o.id = a.order_id
    where o.shop_id = ${shopId} order by a.kind`;
  return found.map(({ alarm }) => alarm);
}

describe('An order that nobody starts', () => {
  it.each([
    ['placed just now', -4.9, 25, []],
    ['for five minutes', -5, 25, ['unstarted']],
    ['for ten minutes', -10, 20, ['forgotten', 'unstarted']],
    ['whose promise was rounded up', -5, 29, ['unstarted']],
    ['for this evening', -60, 36, []],
    ['for later, when it should have been begun', -60, 25, ['unstarted']],
    ['for later, twice as long after that', -60, 20, ['forgotten', 'unstarted']],
    ['since the day before yesterday', -2880, -2850, []],
  ])('alarms: %s', async (_, placed, due, alarms) => {
    await order(placed, due);
    expect(await rung()).toEqual(alarms);
  });

  it('is counted from the time that its longest product takes', async () => {
    const cake = await bakery.product(shopId, 'Cake', null);
    await rows(bakery.em())`update product set lead_minutes = 600 where id = ${cake}`;
    await order(-900, 594, { lines: { [cake]: 1 } });
    expect(await rung()).toEqual(['unstarted']);
  });

  it('rings once, however many look', async () => {
    await order(-6, 24);
    await Promise.all(Array.from({ length: 8 }, () => ringAlarms(bakery.em())));
    expect(await bakery.news()).toEqual(['order.alarm']);
  });

  it('rings after the minutes of its shop, and never when these are 0', async () => {
    await order(-6, 24);
    await rows(bakery.em())`update shop set alarm_minutes = 7 where id = ${shopId}`;
    expect(await rung()).toEqual([]);
    await order(-60, 1);
    await rows(bakery.em())`update shop set alarm_minutes = 0 where id = ${shopId}`;
    expect(await rung()).toEqual([]);
  });

  it('waits for nobody in a shop that does not bake to order', async () => {
    await rows(bakery.em())`update shop set bakes_to_order = false where id = ${shopId}`;
    await order(-60, -30);
    expect(await rung()).toEqual([]);
  });

  it('is told to those who bake, then to the owners, and to nobody once it is begun', async () => {
    const orderId = await order(-10, 20);
    await rung();
    const heard = async (alarm: 'unstarted' | 'forgotten') =>
      (await alarmHearers['order.alarm']!(bakery.em(), { type: 'order.alarm', orderId, alarm })).map(
        ({ notice, personId }) => [notice.code, personId],
      );
    expect(await heard('unstarted')).toEqual([['kit.card', emil]]);
    expect(await heard('forgotten')).toEqual([['kit.forgot', olivia]]);
    await bakery.as(emil)(startBaking, { orderId });
    expect(await heard('unstarted')).toEqual([]);
    expect(await heard('forgotten')).toEqual([]);
  });
});

describe('An order that may be late', () => {
  it.each([
    ['11 minutes before its time', 'baking', -30, 11, []],
    ['10 minutes before its time', 'baking', -30, 10, ['late']],
    ['after its time', 'baking', -60, -5, ['late']],
    ['in the first half of a short time', 'baking', -4, 8, []],
    ['in the second half of a short time', 'baking', -7, 6, ['late']],
    ['that is ready', 'ready', -60, -5, []],
    ['that was promised for no time', 'baking', -60, -60, []],
  ] as const)('warns or does not: %s', async (_, status, placed, due, alarms) => {
    await order(placed, due, { status });
    expect(await rung()).toEqual(alarms);
  });

  it('warns those who bake and the owners, each of them once, until it is ready', async () => {
    const olga = await bakery.person('Olga');
    for (const kind of ['employee', 'owner'] as const) await bakery.hire(olga, shopId, kind);
    const orderId = await order(-30, 5, { status: 'baking' });
    await rung();
    const heard = async (type: 'order.alarm' | 'order.baking' | 'order.ready') => {
      const hear = alarmHearers[type] as NonNullable<(typeof alarmHearers)['order.alarm']>;
      const told = await hear(bakery.em(), { type: 'order.alarm', orderId, alarm: 'late' });
      return told.map(({ notice, personId }) => [notice.code, personId]);
    };
    const all = [emil, olivia, olga].map((one) => ['kit.late', one]);
    expect(await heard('order.alarm')).toEqual(all);
    expect(await heard('order.baking')).toEqual([]);
    await bakery.as(emil)(markReady, { orderId });
    expect(await heard('order.alarm')).toEqual([]);
    expect(await heard('order.ready')).toEqual(all);
  });
});
