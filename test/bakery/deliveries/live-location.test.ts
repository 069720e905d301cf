import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { followCouriers } from '../../../src/bakery/deliveries/live/follow-couriers.ts';
import { courierPlace } from '../../../src/bakery/deliveries/live/live-map.queries.ts';
import { type Sharing, shareLocation, stopSharing } from '../../../src/bakery/deliveries/live/share-location.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { minutesAway } from '../../../src/bakery/orders/away.ts';
import { orderOf } from '../../../src/bakery/orders/order-card.queries.ts';
import { erasePerson } from '../../../src/bakery/people/erase-person.ts';
import { allAbout } from '../../../src/bakery/people/my-data.queries.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';
import { takenOrder } from '../../support/taken-order.ts';

let bakery: StaffedBakery;
let shopId: number;
let rye: number;
let anna: number;
let vera: number;
let orderId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka', { bakesToOrder: false });
  rye = await bakery.product(shopId, 'Rye loaf', 100);
});
beforeEach(async () => {
  ({ vera, anna, orderId } = await takenOrder(bakery, shopId, rye));
  await rows(bakery.em())`update orders set latitude = 52.52, longitude = 13.405 where id = ${orderId}`;
  await followCouriers(bakery.em());
  await bakery.news();
});
afterAll(() => bakery.close());

const seconds = () => Math.floor(Date.now() / 1_000);
const here = (more: Partial<Sharing> = {}): Sharing => ({
  messageId: 7,
  latitude: 52.53,
  longitude: 13.405,
  heading: null,
  at: seconds(),
  until: seconds() + 900,
  ...more,
});
const shares = (more: Partial<Sharing> = {}, who = anna) => bakery.as(who)(shareLocation, here(more));
const follow = () => followCouriers(bakery.em());
const seen = (personId = vera) => courierPlace(bakery.em(), { orderId, personId, code: 'dlv.map' });
const kept = () => rows<object>(bakery.em())`select * from whereabouts where courier_id = ${anna}`;
const timePasses = () =>
  rows(bakery.em())`update whereabouts set told_at = told_at - interval '11 seconds' where courier_id = ${anna}`;

describe('Where a courier is', () => {
  it('is known to the customers of what they have picked up, and to nobody else', async () => {
    expect(await shares()).toMatchObject({ customers: 0, timeZone: 'Europe/Berlin' });
    expect(await seen()).toBeUndefined();
    await bakery.as(anna)(pickUpDelivery, { orderId });
    expect(await seen()).toMatchObject({ latitude: 52.53, longitude: 13.405 });
    expect((await orderOf(bakery.em(), orderId, vera))?.courierAway).toBeCloseTo(1.11, 2);
    for (const other of [anna, await bakery.person('Mallory')]) expect(await seen(other)).toBeUndefined();
    await bakery.dismiss(anna);
    expect(await seen()).toBeUndefined();
  });

  it('is kept of nobody but couriers', async () => {
    for (const kind of ['employee', 'owner', undefined] as const) {
      const other = await bakery.person('Other');
      if (kind) await bakery.hire(other, shopId, kind);
      expect(await shares({}, other)).toBeNull();
    }
    await bakery.dismiss(anna);
    expect(await shares()).toBeNull();
    expect(await rows(bakery.em())`select from whereabouts where courier_id >= ${anna}`).toEqual([]);
    expect(await bakery.news()).toEqual([]);
  });

  it('is not moved back by what comes late, nor ended by an older message', async () => {
    await shares({ messageId: 8, latitude: 52.6 });
    await shares({ messageId: 8, latitude: 52.5, at: seconds() - 60 });
    await bakery.as(anna)(stopSharing, { messageId: 7 });
    expect(await kept()).toMatchObject([{ latitude: 52.6, message_id: 8 }]);
    await bakery.as(anna)(stopSharing, { messageId: 8 });
    expect(await kept()).toEqual([]);
    expect(await bakery.news()).toEqual(['courier.moved', 'courier.moved']);
    expect(await shares({ until: seconds() - 1 })).toBeNull();
  });

  it('is announced when it is another place, and not more often than every ten seconds', async () => {
    await bakery.as(anna)(pickUpDelivery, { orderId });
    await shares();
    await bakery.news();
    await shares({ latitude: 52.54 });
    await follow();
    expect(await bakery.news()).toEqual([]);
    await timePasses();
    await Promise.all([follow(), follow(), follow()]);
    expect(await bakery.news()).toEqual(['courier.moved']);
    await timePasses();
    await shares({ latitude: 52.5402 });
    await follow();
    expect(await bakery.news()).toEqual([]);
    await shares({ latitude: 52.5402, longitude: 13.4053 });
    await follow();
    expect(await bakery.news()).toEqual(['courier.moved']);
  });

  it('takes one statement, and one more for all couriers, however many orders are on their way', async () => {
    const statementsOf = async (act: (em: SqlEntityManager) => Promise<unknown>) => {
      let count = 0;
      const manager = bakery.em();
      const getKysely = () => {
        count++;
        return manager.getKysely();
      };
      const get = (target: SqlEntityManager, name: string) =>
        name === 'getKysely' ? getKysely : Reflect.get(target, name);
      await act(new Proxy(manager, { get: get as never }));
      return count;
    };
    const actor = { personId: anna, operator: false };
    const moves = (latitude: number) =>
      statementsOf((em) => shareLocation.run({ em, now: new Date(), emit: () => {} }, actor, here({ latitude })));
    const before = [await moves(52.53), await statementsOf(followCouriers)];
    for (let i = 0; i < 5; i++) {
      const more = await bakery.order({ shopId, customerId: vera, lines: { [rye]: 1 } });
      for (const step of [acceptDelivery, pickUpDelivery]) await bakery.as(anna)(step, { orderId: more });
    }
    await timePasses();
    expect([await moves(52.6), await statementsOf(followCouriers)]).toEqual(before);
    expect(before).toEqual([1, 1]);
  });

  it('is nobody’s business while nothing is on its way, or is far off in the pocket', async () => {
    await shares();
    await bakery.news();
    await shares({ latitude: 53 });
    await timePasses();
    await follow();
    expect(await bakery.news()).toEqual([]);
    await shares({ until: 0x7fffffff });
    const [{ hours }] = (await rows(bakery.em())`
      select extract(epoch from until - now()) / 3600 as hours from whereabouts where courier_id = ${anna}`) as [
      { hours: number },
    ];
    expect(Number(hours)).toBeCloseTo(8, 1);
    await shares({ until: null });
    expect(
      await rows(bakery.em())`select from whereabouts where courier_id = ${anna}
      and until between now() + interval '9 minutes' and now() + interval '10 minutes'`,
    ).toHaveLength(1);
  });

  it.each([
    ['their time is over', () => rows(bakery.em())`update whereabouts set until = now() where courier_id = ${anna}`],
    ['they are dismissed', () => bakery.dismiss(anna)],
  ])('is forgotten when %s', async (_, ends) => {
    await bakery.as(anna)(pickUpDelivery, { orderId });
    await shares();
    await bakery.news();
    await ends();
    expect(await seen()).toBeUndefined();
    await Promise.all([follow(), follow()]);
    expect(await kept()).toEqual([]);
    expect(await bakery.news()).toEqual(['courier.moved']);
  });

  it('is in their data, and goes when they are forgotten', async () => {
    await rows(bakery.em())`update delivery set status = 'delivered' where order_id = ${orderId}`;
    await rows(bakery.em())`update orders set total = 0, item_total = 0 where id = ${orderId}`;
    await shares();
    expect(await allAbout(bakery.em(), anna)).toMatchObject({ whereabouts: { latitude: 52.53 } });
    await bakery.as(anna)(erasePerson, {});
    expect(await kept()).toEqual([]);
  });
});

it('takes a courier so many minutes', () => {
  expect([0.02, 1.2, 1.9, 2.1, 6].map(minutesAway)).toEqual([1, 7, 10, 15, 35]);
});
