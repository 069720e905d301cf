import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { trip, trips } from '../../../src/bakery/deliveries/deliveries.queries.ts';
import { deliveriesScreen } from '../../../src/bakery/deliveries/deliveries.screens.ts';
import { finishDelivery } from '../../../src/bakery/deliveries/finish-delivery.ts';
import { lockCourier } from '../../../src/bakery/deliveries/load.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { today } from '../../../src/bakery/deliveries/today.queries.ts';
import type { OfOrder } from '../../../src/bakery/kitchen/lock-order.ts';
import type { Operation } from '../../../src/bakery/operation.ts';
import { Refusal } from '../../../src/bakery/refusal.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
const brought: Operation<OfOrder, unknown>[] = [acceptDelivery, pickUpDelivery, finishDelivery];
let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let anna: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka', { courierLimit: 3 });
  vera = await bakery.person('Vera');
});
beforeEach(async () => {
  anna = await bakery.person('Anna');
  await bakery.hire(anna, shopId, 'courier');
});
afterAll(() => bakery.close());

const offers = async (many: number) => {
  const made: number[] = [];
  while (made.length < many) made.push(await bakery.order({ shopId, customerId: vera, status: 'ready' }));
  return made;
};
const takes = (orderId: number) => bakery.as(anna)(acceptDelivery, { orderId });
const open = async () => (await trips(bakery.em(), anna, 0)).mine;

describe('A courier with two hands', () => {
  it('takes three and is kindly refused the fourth, until one is brought', async () => {
    const [first, ...others] = await offers(4);
    for (const orderId of [first!, ...others.slice(0, 2)]) await takes(orderId);
    await expect(takes(others[2]!)).rejects.toMatchObject({ code: 'delivery.hands-full', params: { count: 3 } });
    expect(await bakery.statusOf(others[2]!)).toMatchObject({ delivery: 'offered', courier: null });
    await takes(first!);
    for (const operation of brought.slice(1)) await bakery.as(anna)(operation, { orderId: first! });
    await takes(others[2]!);
    expect(await open()).toBe(3);
  });

  it('has no more of them when they tap on several offers at once', async () => {
    const [first, second, ...wanted] = await offers(7);
    for (const orderId of [first!, second!]) await takes(orderId);
    let taps: Promise<PromiseSettledResult<void>[]> | undefined;
    await bakery.em().transactional(async (em) => {
      await lockCourier(em as never, anna);
      taps = Promise.allSettled(wanted.map(takes));
      await waiting(wanted.length);
    });
    const refused = (await taps!).flatMap((tap) => (tap.status === 'rejected' ? [tap.reason] : []));
    expect(refused).toHaveLength(4);
    for (const reason of refused) expect(reason).toBeInstanceOf(Refusal);
    expect(await open()).toBe(3);
  });

  it('counts what they carry for another bakery too', async () => {
    const kiosk = await bakery.shop('Kiosk', { courierLimit: 1 });
    await bakery.hire(anna, kiosk, 'courier');
    const [carried] = await offers(1);
    await takes(carried!);
    const orderId = await bakery.order({ shopId: kiosk, customerId: vera });
    await expect(takes(orderId)).rejects.toMatchObject({ code: 'delivery.hands-full' });
  });

  it('is told so in every language', () => {
    for (const language of ['en', 'ru', 'uk', 'de', 'es']) {
      for (const count of [1, 3, 5]) {
        expect(sayIn(language)('refusals.delivery.hands-full', { count })).toContain(String(count));
      }
    }
  });

  it('reads in the list what the day has brought, and how far the offers are', async () => {
    await rows(bakery.em())`update orders set due_at = due_at + interval '20 minutes' where shop_id = ${shopId}`;
    const [first, second, offered] = await offers(3);
    for (const orderId of [first!, second!]) {
      await rows(bakery.em())`update orders set total = 1250 where id = ${orderId}`;
      for (const step of brought) await bakery.as(anna)(step, { orderId });
    }
    const now = new Date();
    expect(await today(bakery.em(), anna, now)).toEqual([{ delivered: 2, cash: 2500, currency: 'EUR' }]);
    expect(await today(bakery.em(), anna, new Date(+now + 48 * 3_600_000))).toEqual([]);
    await rows(bakery.em())`update orders set latitude = 52.52, longitude = 13.44 where id = ${offered!}`;
    await rows(bakery.em())`update shop set latitude = 52.52, longitude = 13.405 where id = ${shopId}`;
    const listed = await trips(bakery.em(), anna, 0);
    const screen = deliveriesScreen(
      sayIn('ru'),
      { ...listed, today: await today(bakery.em(), anna, now), onDuty: true },
      now,
    );
    expect(screen.text).toContain('💵 Сегодня доставлено: 2, наличными 25\u00a0€');
    expect(screen.buttons![0]![0]!.label).toMatch(/ · 2,4 км · /);
    expect(screen.buttons![0]![0]!.label.length).toBeLessThanOrEqual(34);
    expect(await trip(bakery.em(), offered!, anna)).toMatchObject({ fee: 0, mine: undefined });
  });
});

/** Until so many statements stand before the courier's lock. */
async function waiting(many: number): Promise<void> {
  for (;;) {
    const blocked = await rows(bakery.em())`select 1 from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database() and pid <> ${0}`;
    if (blocked.length >= many) return;
  }
}
