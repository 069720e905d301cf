import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { trips } from '../../../src/bakery/deliveries/deliveries.queries.ts';
import { deliveriesScreen } from '../../../src/bakery/deliveries/deliveries.screens.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { labelsOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const [shop, near, far, beyond] = [13.4, 13.41, 13.5, 13.6];
let bakery: StaffedBakery;
let shopId: number;
let anna: number;
const orders: number[] = [];

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  await rows(bakery.em())`update shop set latitude = 52.5, longitude = ${shop} where id = ${shopId}`;
  const vera = await bakery.person('Vera');
  anna = await bakery.person('Anna');
  await bakery.hire(anna, shopId, 'courier');
  for (const longitude of [far, near, null, beyond]) {
    const orderId = await bakery.order({ shopId, customerId: vera, status: 'ready' });
    await rows(bakery.em())`update orders set latitude = case when ${longitude}::float8 is not null then 52.5 end,
      longitude = ${longitude} where id = ${orderId}`;
    orders.push(orderId);
  }
});
afterAll(() => bakery.close());

const listed = async () => {
  const { trips: found, isSeen } = await trips(bakery.em(), anna, 0);
  return { isSeen, numbers: found.map(({ orderId }) => orderId), kilometres: found.map((one) => one.kilometres) };
};

describe('The list of a courier', () => {
  it('begins with what is nearest to the bakery, and ends with what has no point', async () => {
    const [first, second, third, last] = orders;
    expect(await listed()).toMatchObject({ isSeen: false, numbers: [second, first, last, third] });
  });

  it('begins with what is nearest to who shares where they are, as long as they do', async () => {
    const [first, second, third, last] = orders;
    await rows(bakery.em())`insert into whereabouts (courier_id, message_id, latitude, longitude, at, until,
        told_latitude, told_longitude)
      values (${anna}, 1, 52.5, ${beyond}, now(), now() + interval '1 hour', 52.5, ${beyond})`;
    const seen = await listed();
    expect(seen).toMatchObject({ isSeen: true, numbers: [last, first, second, third] });
    expect(seen.kilometres[0]).toBeCloseTo(0);
    expect(seen.kilometres[3]).toBeUndefined();
    for (const say of says) {
      const screen = deliveriesScreen(
        say,
        { ...(await trips(bakery.em(), anna, 0)), today: [], onDuty: true },
        new Date(),
      );
      expect(screen.text).toContain(say('deliveries.list.nearest-you'));
      for (const label of labelsOf(screen)) expect(label.length).toBeLessThanOrEqual(34);
    }
    await rows(bakery.em())`update whereabouts set until = now() - interval '1 second' where courier_id = ${anna}`;
    expect(await listed()).toMatchObject({ isSeen: false, numbers: [second, first, last, third] });
  });

  it('has what is for today before what is for another day, however near', async () => {
    const [first, second, third, last] = orders;
    const moves = (days: number) =>
      rows(bakery.em())`update orders set due_at = due_at + ${days} * interval '1 day' where id = ${second}`;
    await moves(2);
    expect((await listed()).numbers).toEqual([first, last, third, second]);
    await moves(-2);
  });

  it('has their own before all others, by its time', async () => {
    const [first, second, third, last] = orders;
    for (const orderId of [last!, third!]) await bakery.as(anna)(acceptDelivery, { orderId });
    await rows(bakery.em())`update orders set due_at = due_at - interval '1 hour' where id = ${third}`;
    expect((await listed()).numbers).toEqual([third, last, second, first]);
  });
});
