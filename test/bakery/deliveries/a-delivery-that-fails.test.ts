import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { deliveryHearers, offerCard } from '../../../src/bakery/deliveries/deliveries.notices.ts';
import { failDelivery } from '../../../src/bakery/deliveries/fail-delivery.ts';
import { finishDelivery } from '../../../src/bakery/deliveries/finish-delivery.ts';
import { giveBackDelivery } from '../../../src/bakery/deliveries/give-back-delivery.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { failures } from '../../../src/bakery/deliveries/setbacks.ts';
import { failedNotice, kitchenCard, kitchenHearers } from '../../../src/bakery/kitchen/kitchen.notices.ts';
import type { OfOrder } from '../../../src/bakery/kitchen/lock-order.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import type { Operation } from '../../../src/bakery/operation.ts';
import { orderHearers, toldNotice } from '../../../src/bakery/orders/orders.notices.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Notice } from '../../../src/chat/notice.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
const languages = ['en', 'ru', 'uk', 'de', 'es'];
const brought: Operation<OfOrder, unknown>[] = [acceptDelivery, pickUpDelivery, finishDelivery];
let bakery: StaffedBakery;
let shopId: number;
let orderId: number;
let vera: number;
let anna: number;
let boris: number;
let emil: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  vera = await bakery.person('Vera');
  [anna, boris, emil] = [await bakery.person('Anna'), await bakery.person('Boris'), await bakery.person('Emil')];
  for (const courier of [anna, boris]) await bakery.hire(courier, shopId, 'courier');
  await bakery.hire(emil, shopId, 'employee');
});
beforeEach(async () => {
  const products = { [await bakery.product(shopId, `Rye ${Math.random()}`, 5)]: 1 };
  orderId = await bakery.order({ shopId, customerId: vera, status: 'ready', lines: products });
  await deliveryHearers['order.placed']!(bakery.em(), { type: 'order.placed', orderId });
  await bakery.as(anna)(acceptDelivery, { orderId });
  await bakery.as(anna)(pickUpDelivery, { orderId });
  await bakery.news();
});
afterAll(() => bakery.close());

const sees = async (notice: Notice, personId: number, language = 'en') => {
  const screen = await notice.render({ em: bakery.em(), say: sayIn(language), personId, now: new Date() }, orderId);
  return screen?.text;
};
const event = () => ({ type: 'delivery.failed', orderId, courierId: anna }) as const;

describe('A delivery that does not get through', () => {
  it('comes back to the shop with its reason, once', async () => {
    await bakery.as(anna)(failDelivery, { orderId, why: 1 });
    await bakery.as(anna)(failDelivery, { orderId, why: 2 });
    expect(await bakery.statusOf(orderId)).toEqual({ order: 'ready', delivery: 'offered', courier: null });
    expect(await bakery.news()).toEqual(['delivery.failed']);
    const steps = await rows(bakery.em())`
      select from_status, to_status, by_id, reason from order_step where order_id = ${orderId} order by id desc limit 1`;
    expect(steps).toEqual([{ from_status: 'in_transit', to_status: 'ready', by_id: anna, reason: '#wrong-address' }]);
  });

  it('is offered again, aloud to the others', async () => {
    await bakery.as(anna)(failDelivery, { orderId, why: 0 });
    const told = await deliveryHearers['delivery.failed']!(bakery.em(), event());
    expect(told.map(({ personId, notice }) => [personId, notice.code])).toEqual([
      [anna, 'dlv.offer'],
      [boris, 'dlv.offer'],
      [anna, 'dlv.ready'],
      [boris, 'dlv.again'],
    ]);
    expect(await sees(offerCard, boris)).toContain('Came back the last time: Nobody was there');
    for (const step of brought) await bakery.as(boris)(step, { orderId });
    expect(await bakery.statusOf(orderId)).toEqual({ order: 'completed', delivery: 'delivered', courier: 'Boris' });
  });

  it.each([...failures.keys()])('is told to the kitchen and to the customer in their languages: %s', async (why) => {
    await bakery.as(anna)(failDelivery, { orderId, why });
    const staff = await kitchenHearers['delivery.failed']!(bakery.em(), event());
    expect(staff.map(({ personId, notice }) => [personId, notice.code])).toEqual([
      [emil, 'kit.card'],
      [emil, 'kit.failed'],
    ]);
    const customers = await orderHearers['delivery.failed']!(bakery.em(), event());
    expect(customers.map(({ personId, notice }) => [personId, notice.code])).toEqual([
      [vera, 'ord.card'],
      [vera, 'ord.told'],
    ]);
    for (const language of languages) {
      const say = sayIn(language);
      const reason = say(`deliveries.setback.${failures[why]}`);
      expect(await sees(kitchenCard, emil, language)).toContain(reason);
      expect(await sees(failedNotice, emil, language)).toContain(reason);
      expect(await sees(toldNotice, vera, language)).toBe(
        say(`orders.told.failed.${failures[why]}`, { number: orderId }),
      );
    }
    await bakery.as(boris)(acceptDelivery, { orderId });
    await bakery.as(boris)(pickUpDelivery, { orderId });
    expect(await sees(kitchenCard, emil)).not.toContain('Came back');
    expect(await sees(failedNotice, emil)).toBeUndefined();
    expect(await sees(toldNotice, vera)).toBe(`Order ${orderId} is on its way to you, with Boris.`);
  });

  it('can be closed by an employee instead', async () => {
    await bakery.as(anna)(failDelivery, { orderId, why: 2 });
    await bakery.as(emil)(rejectOrder, { orderId, reason: '#no-answer' });
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'cancelled', delivery: 'called_off' });
    await expect(bakery.as(boris)(acceptDelivery, { orderId })).rejects.toMatchObject({ code: 'delivery.gone' });
  });

  it('fails for its courier only, and only on the way', async () => {
    await expect(bakery.as(boris)(failDelivery, { orderId, why: 0 })).rejects.toMatchObject({
      code: 'delivery.not-yours',
    });
    const waiting = await bakery.order({ shopId, customerId: vera, status: 'ready' });
    await bakery.as(anna)(acceptDelivery, { orderId: waiting });
    await expect(bakery.as(anna)(failDelivery, { orderId: waiting, why: 0 })).rejects.toMatchObject({
      code: 'delivery.gone',
    });
    await bakery.as(anna)(finishDelivery, { orderId });
    await expect(bakery.as(anna)(failDelivery, { orderId, why: 0 })).rejects.toMatchObject({ code: 'delivery.gone' });
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'completed', delivery: 'delivered' });
  });

  it('is either delivered or failed when both are tapped at once', async () => {
    await Promise.allSettled([
      bakery.as(anna)(finishDelivery, { orderId }),
      bakery.as(anna)(failDelivery, { orderId, why: 3 }),
    ]);
    expect([
      { order: 'completed', delivery: 'delivered', courier: 'Anna' },
      { order: 'ready', delivery: 'offered', courier: null },
    ]).toContainEqual(await bakery.statusOf(orderId));
    expect(await bakery.news()).toHaveLength(1);
  });
});

describe('A delivery that is given back', () => {
  it('says why on the kitchen’s card until somebody takes it', async () => {
    orderId = await bakery.order({ shopId, customerId: vera, status: 'baking' });
    await bakery.as(anna)(acceptDelivery, { orderId });
    await bakery.as(anna)(giveBackDelivery, { orderId, why: 2 });
    expect(await sees(kitchenCard, emil, 'de')).toContain('Zurückgegeben: Mein Fahrzeug ist kaputt');
    await bakery.as(boris)(acceptDelivery, { orderId });
    expect(await sees(kitchenCard, emil, 'de')).not.toContain('Zurückgegeben');
  });
});
