import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { askHandover } from '../../../src/bakery/deliveries/cash/ask-handover.ts';
import { openCashOfShop } from '../../../src/bakery/deliveries/cash/cash.queries.ts';
import { confirmHandover } from '../../../src/bakery/deliveries/cash/confirm-handover.ts';
import { handoverOf, ordersOfHandover, pastHandovers } from '../../../src/bakery/deliveries/cash/handover.queries.ts';
import { shiftOf } from '../../../src/bakery/deliveries/cash/shift.queries.ts';
import { takeCash } from '../../../src/bakery/deliveries/cash/take-cash.ts';
import { finishDelivery } from '../../../src/bakery/deliveries/finish-delivery.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { undoTrip } from '../../../src/bakery/deliveries/undo-trip.ts';
import type { OfOrder } from '../../../src/bakery/kitchen/lock-order.ts';
import type { Operation } from '../../../src/bakery/operation.ts';
import { erasePerson } from '../../../src/bakery/people/erase-person.ts';
import type { Refusal } from '../../../src/bakery/refusal.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const steps: Operation<OfOrder, unknown>[] = [acceptDelivery, pickUpDelivery, finishDelivery];
let bakery: StaffedBakery;
let shopId: number;
let cake: number;
let vera: number;
let ivan: number;
let emil: number;
let emma: number;
let olga: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  vera = await bakery.person('Vera');
  emil = await bakery.person('Emil');
  emma = await bakery.person('Emma');
  olga = await bakery.person('Olga');
});
let shops = 0;
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${++shops}`);
  cake = await bakery.product(shopId, 'Cake', null);
  ivan = await bakery.person('Ivan');
  await bakery.hire(ivan, shopId, 'courier');
  for (const one of [emil, emma]) await bakery.hire(one, shopId, 'employee');
  await bakery.hire(olga, shopId, 'owner');
});
afterAll(() => bakery.close());

/** An order of so many cakes at 2.50 €, with its courier on the way, or delivered. */
async function brings(pieces: number, { at = shopId, product = cake, until = 3 } = {}): Promise<number> {
  const orderId = await bakery.order({ shopId: at, customerId: vera, status: 'ready', lines: { [product]: pieces } });
  for (const step of steps.slice(0, until)) await bakery.as(ivan)(step, { orderId });
  return orderId;
}
const shift = (page = 0) => shiftOf(bakery.em(), { shopId, courierId: ivan }, page);
const asks = async () => {
  const { amount, deliveries } = (await shift())!;
  return bakery.as(ivan)(askHandover, { shopId, amount, deliveries });
};
const counts = (who: number, handoverId: number, amount: number, received = amount, note: string | null = null) =>
  bakery.as(who)(confirmHandover, { handoverId, amount, received, note });

const lastStep = async (orderId: number) =>
  (await rows<{ id: number }>(bakery.em())`select max(id) as id from order_step where order_id = ${orderId}`)[0]!.id;

/** Emil counts, Emma counts, Ivan takes 🏁 back: whoever comes second waits for the first. */
const first = <Input>(by: number, one: Operation<Input, unknown>, input: Input) => ({ operation: one, by, input });

describe('Cash at the end of a shift', () => {
  it('is asked for by order, and counted by one of the shop', async () => {
    const orders = [await brings(2), await brings(3)];
    expect(await shift()).toMatchObject({ deliveries: 2, amount: 1250, courier: 'Ivan', waiting: [] });
    await bakery.news();
    const handoverId = await asks();
    expect(await bakery.news()).toEqual(['handover.asked']);
    expect(await shift()).toMatchObject({ deliveries: 0, amount: 0, waiting: [{ handoverId, amount: 1250 }] });
    expect((await ordersOfHandover(bakery.em(), handoverId, 0)).map(({ orderId }) => orderId)).toEqual(orders);

    expect(await counts(emil, handoverId, 1250)).toBe(true);
    expect(await counts(emil, handoverId, 1250)).toBe(false);
    expect(await bakery.news()).toEqual(['handover.confirmed']);
    await expect(counts(emma, handoverId, 1250)).rejects.toMatchObject({
      code: 'handover.confirmed',
      params: { by: 'Emil' },
    });
    expect(await openCashOfShop(bakery.em(), shopId, 0)).toMatchObject({ count: 0 });
    expect(await pastHandovers(bakery.em(), shopId, 0)).toMatchObject({ handovers: [{ handoverId, received: 1250 }] });
  });

  it('leaves what is delivered meanwhile to the next time', async () => {
    await brings(2);
    const handoverId = await asks();
    await brings(4);
    await counts(olga, handoverId, 500);
    expect(await shift()).toMatchObject({ deliveries: 1, amount: 1000 });
    expect(await openCashOfShop(bakery.em(), shopId, 0)).toMatchObject({
      couriers: [{ courier: 'Ivan', amount: 1000 }],
    });
  });

  it('may be another sum than the courier says, and both stay', async () => {
    await brings(2);
    const handoverId = await asks();
    await counts(emma, handoverId, 500, 450, 'a coin rolled away');
    expect(await handoverOf(bakery.em(), handoverId, { personId: ivan })).toMatchObject({
      amount: 500,
      received: 450,
      note: 'a coin rolled away',
      confirmedBy: 'Emma',
      mayConfirm: false,
    });
  });

  it('goes to each shop of the courier by itself', async () => {
    const kiosk = await bakery.shop(`Kiosk ${shops}`);
    await bakery.hire(ivan, kiosk, 'courier');
    await brings(2);
    await brings(1, { at: kiosk, product: await bakery.product(kiosk, 'Bun', null) });
    await asks();
    expect(await shiftOf(bakery.em(), { shopId: kiosk, courierId: ivan }, 0)).toMatchObject({ amount: 250 });
  });

  it('is handed over once, by the sum that was read', async () => {
    await expect(asks()).rejects.toMatchObject({ code: 'handover.nothing' });
    await brings(2);
    const read = { shopId, amount: 500, deliveries: 1 };
    await brings(1);
    await expect(bakery.as(ivan)(askHandover, read)).rejects.toMatchObject({ code: 'handover.moved-on' });
    const twice = await Promise.allSettled([asks(), asks()]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is counted neither by its own courier nor by anybody of elsewhere', async () => {
    await bakery.hire(ivan, shopId, 'employee');
    await brings(2);
    const handoverId = await asks();
    await expect(counts(ivan, handoverId, 500)).rejects.toMatchObject({ code: 'handover.own' });
    const stranger = await bakery.person('Stranger');
    await bakery.hire(stranger, await bakery.shop(`Other ${shops}`), 'owner');
    await expect(counts(stranger, handoverId, 500)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await handoverOf(bakery.em(), handoverId, { personId: stranger })).toBeUndefined();
    await expect(counts(emil, 999_999, 500)).rejects.toMatchObject({ code: 'not-allowed' });
    await bakery.hire(ivan, shopId, 'owner');
    expect(await counts(ivan, handoverId, 500)).toBe(true);
  });

  it('is taken from somebody who works here no more', async () => {
    await brings(2);
    await bakery.dismiss(ivan);
    await expect(asks()).rejects.toMatchObject({ code: 'not-allowed' });
    const read = { shopId, courierId: ivan, amount: 500, deliveries: 1 };
    const handoverId = await bakery.as(emil)(takeCash, read);
    expect(await handoverOf(bakery.em(), handoverId, { personId: olga })).toMatchObject({ received: 500 });
    await expect(bakery.as(emma)(takeCash, read)).rejects.toMatchObject({ code: 'handover.nothing' });
  });

  it('has pages', async () => {
    for (let i = 0; i < 9; i++) await brings(1);
    expect((await shift())!.brought).toHaveLength(8);
    expect((await shift(1))!.brought).toHaveLength(1);
    expect(await shift(7)).toMatchObject({ page: 0, deliveries: 9 });
  });
});

describe('Two who count at the same moment', () => {
  it('one confirms, the other reads who', async () => {
    await brings(2);
    const handoverId = await asks();
    const emils = first(emil, confirmHandover, { handoverId, amount: 500, received: 500, note: null });
    await expect(oneAfterTheOther(bakery, emils, () => counts(emma, handoverId, 500, 400))).rejects.toMatchObject({
      code: 'handover.confirmed',
      params: { by: 'Emil' },
    });
    expect(await handoverOf(bakery.em(), handoverId, { personId: olga })).toMatchObject({ received: 500 });
  });
});

describe('A delivery that was not finished after all', () => {
  it('takes its cash out again, and the old sum is confirmed by nobody', async () => {
    const [kept, undone] = [await brings(2), await brings(3)];
    const handoverId = await asks();
    const undoing = first(ivan, undoTrip, { orderId: undone, stepId: await lastStep(undone) });
    await expect(oneAfterTheOther(bakery, undoing, () => counts(emil, handoverId, 1250))).rejects.toMatchObject({
      code: 'handover.moved-on',
    });
    expect(await handoverOf(bakery.em(), handoverId, { personId: emil })).toMatchObject({ amount: 500, deliveries: 1 });
    await counts(emil, handoverId, 500);
    await bakery
      .as(ivan)(finishDelivery, { orderId: undone })
      .catch(() => {});
    expect((await ordersOfHandover(bakery.em(), handoverId, 0)).map(({ orderId }) => orderId)).toEqual([kept]);
  });

  it('stays finished once its cash was counted', async () => {
    const orderId = await brings(2);
    const handoverId = await asks();
    const counting = first(emil, confirmHandover, { handoverId, amount: 500, received: 500, note: null });
    const stepId = await lastStep(orderId);
    const undoing = () => bakery.as(ivan)(undoTrip, { orderId, stepId });
    await expect(oneAfterTheOther(bakery, counting, undoing)).rejects.toMatchObject({ code: 'handover.counted' });
    expect(await bakery.statusOf(orderId)).toMatchObject({ delivery: 'delivered' });
  });

  it('is not handed over when that comes first', async () => {
    const orderId = await brings(2);
    const undoing = first(ivan, undoTrip, { orderId, stepId: await lastStep(orderId) });
    const asking = () => bakery.as(ivan)(askHandover, { shopId, amount: 500, deliveries: 1 });
    await expect(oneAfterTheOther(bakery, undoing, asking)).rejects.toMatchObject({ code: 'handover.nothing' });
  });

  it('is finished while the sum is being asked for: it waits for the next time', async () => {
    await brings(2);
    const late = await brings(4, { until: 2 });
    const finishing = first(ivan, askHandover, { shopId, amount: 500, deliveries: 1 });
    await oneAfterTheOther(
      bakery,
      finishing,
      async () => {
        await bakery.as(ivan)(finishDelivery, { orderId: late });
      },
      { waits: false },
    );
    expect(await shift()).toMatchObject({ deliveries: 1, amount: 1000 });
  });
});

describe('Ivan, who wants to be forgotten', () => {
  const goes = () => bakery.as(ivan)(erasePerson, {});
  const toCount = { code: 'profile.open-cash', params: { shops: expect.stringMatching(/^Bulka \d+$/) } };

  it('stays until the bakery has counted what they collected', async () => {
    await brings(2);
    await expect(goes()).rejects.toMatchObject(toCount);
    const handoverId = await asks();
    await expect(goes()).rejects.toMatchObject(toCount);
    await counts(emil, handoverId, 500);
    await goes();
  });

  it('goes when nothing was paid to them, or the bakery is their own', async () => {
    const given = await brings(1);
    await rows(bakery.em())`update orders set total = 0, item_total = 0 where id = ${given}`;
    await bakery.hire(ivan, shopId, 'owner');
    await brings(2);
    await goes();
  });

  it('names two bakeries at most, for a toast holds 200 signs', async () => {
    for (let i = 0; i < 3; i++) {
      const at = await bakery.shop(`Bakery ${++shops} ${'with a long name '.repeat(3)}`);
      await bakery.hire(ivan, at, 'courier');
      await brings(1, { at, product: await bakery.product(at, 'Cake', null) });
    }
    for (const say of says) {
      const refusal: Refusal = await goes().then(
        () => Promise.reject(new Error('forgotten')),
        (error) => error,
      );
      expect(say(`refusals.${refusal.code}`, refusal.params).length).toBeLessThanOrEqual(200);
    }
  });
});
