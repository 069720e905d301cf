import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { courierChoices } from '../../../src/bakery/deliveries/assigning/assign.queries.ts';
import { couriersScreen } from '../../../src/bakery/deliveries/assigning/assign.screens.ts';
import { type Assigning, assignDelivery } from '../../../src/bakery/deliveries/assigning/assign-delivery.ts';
import { takeAwayDelivery } from '../../../src/bakery/deliveries/assigning/take-away-delivery.ts';
import { finishDelivery } from '../../../src/bakery/deliveries/finish-delivery.ts';
import { giveBackDelivery } from '../../../src/bakery/deliveries/give-back-delivery.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { setDuty } from '../../../src/bakery/deliveries/set-duty.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import type { Operation } from '../../../src/bakery/operation.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let emil: number;
let emma: number;
let anna: number;
let boris: number;
let orderId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  vera = await bakery.person('Vera');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${Math.random()}`, { courierLimit: 2 });
  emil = await bakery.person('Emil');
  emma = await bakery.person('Emma');
  anna = await bakery.person('Anna');
  boris = await bakery.person('Boris');
  for (const one of [emil, emma]) await bakery.hire(one, shopId, 'employee');
  for (const one of [anna, boris]) await bakery.hire(one, shopId, 'courier');
  orderId = await newOrder();
  await bakery.news();
});
afterAll(() => bakery.close());

const newOrder = () => bakery.order({ shopId, customerId: vera, status: 'ready' });
const gives = (courierId: number, by = emil, id = orderId) => bakery.as(by)(assignDelivery, { orderId: id, courierId });
const takesAway = (courierId: number, by = emil) => bakery.as(by)(takeAwayDelivery, { orderId, courierId });
const where = () => bakery.statusOf(orderId);
const choices = (page = 0, personId = emil) =>
  courierChoices(bakery.em(), { orderId, page }, { personId, operator: false });

describe('An employee', () => {
  it('gives a delivery to a courier, once, and takes it away again, once', async () => {
    expect([await gives(anna), await gives(anna)]).toEqual([true, false]);
    expect(await where()).toEqual({ order: 'ready', delivery: 'accepted', courier: 'Anna' });
    expect(await bakery.news()).toEqual(['delivery.accepted']);
    expect([await takesAway(anna), await takesAway(anna)]).toEqual([true, false]);
    expect(await where()).toEqual({ order: 'ready', delivery: 'offered', courier: null });
    expect(await bakery.news()).toEqual(['delivery.given_back']);
    await gives(boris);
    await expect(takesAway(anna)).rejects.toMatchObject({ code: 'delivery.has-courier', params: { by: 'Boris' } });
    expect((await where()).courier).toBe('Boris');
  });

  it('gives nobody more than they may carry, and reads so', async () => {
    for (let i = 0; i < 2; i++) await bakery.as(anna)(acceptDelivery, { orderId: await newOrder() });
    await expect(gives(anna)).rejects.toMatchObject({
      code: 'delivery.hands-full',
      params: { count: 2, context: 'theirs', name: 'Anna' },
    });
    expect((await where()).delivery).toBe('offered');
    for (const say of says) {
      for (const count of [1, 2, 5]) {
        const text = say('refusals.delivery.hands-full', { count, context: 'theirs', name: 'Anna' });
        expect(text).toContain('Anna');
      }
    }
  });

  it('may give it to who is off duty, but not to who has left, works elsewhere or gets no messages', async () => {
    await bakery.as(boris)(setDuty, { shopId, onDuty: false });
    const olga = await bakery.person('Olga');
    await bakery.hire(olga, await bakery.shop(`Elsewhere ${Math.random()}`), 'courier');
    for (const stranger of [olga, vera, emma, 99_999]) {
      await expect(gives(stranger)).rejects.toMatchObject({ code: 'delivery.no-courier' });
    }
    await bakery.dismiss(anna);
    await expect(gives(anna)).rejects.toMatchObject({ code: 'delivery.no-courier' });
    await rows(bakery.em())`update person set unreachable_since = now() where id = ${boris}`;
    await expect(gives(boris)).rejects.toMatchObject({ params: { context: 'silent', name: 'Boris' } });
    await rows(bakery.em())`update person set unreachable_since = null where id = ${boris}`;
    expect(await gives(boris)).toBe(true);
  });

  it('takes nothing away that has left, is delivered or called off', async () => {
    await gives(anna);
    await bakery.as(anna)(pickUpDelivery, { orderId });
    await expect(takesAway(anna)).rejects.toMatchObject({ code: 'delivery.has-left', params: { by: 'Anna' } });
    await expect(gives(boris)).rejects.toMatchObject({ code: 'delivery.has-courier' });
    await bakery.as(anna)(finishDelivery, { orderId });
    await expect(takesAway(anna)).rejects.toMatchObject({ code: 'delivery.gone' });
    orderId = await newOrder();
    await bakery.as(emil)(rejectOrder, { orderId, reason: '#closing' });
    for (const refused of [gives, takesAway]) {
      await expect(refused(anna)).rejects.toMatchObject({ code: 'delivery.gone' });
    }
  });
});

describe('Two at once', () => {
  const assigning = (courierId: number) => ({ operation: assignDelivery, by: emil, input: { orderId, courierId } });
  const taking = (courierId: number) => ({ operation: takeAwayDelivery, by: emil, input: { orderId, courierId } });

  it('a courier who takes what was just given to another reads who has it', async () => {
    await expect(
      oneAfterTheOther(bakery, assigning(anna), () => bakery.as(boris)(acceptDelivery, { orderId })),
    ).rejects.toMatchObject({ code: 'delivery.taken', params: { by: 'Anna' } });
    expect((await where()).courier).toBe('Anna');
  });

  it('an employee who gives what was just taken reads who has it', async () => {
    const accepting = { operation: acceptDelivery, by: boris, input: { orderId } };
    await expect(oneAfterTheOther(bakery, accepting, () => gives(anna))).rejects.toMatchObject({
      code: 'delivery.has-courier',
      params: { by: 'Boris' },
    });
    expect(await bakery.news()).toEqual(['delivery.accepted']);
  });

  it('two employees: the second reads whom the first has chosen', async () => {
    await expect(oneAfterTheOther(bakery, assigning(anna), () => gives(boris, emma))).rejects.toMatchObject({
      code: 'delivery.has-courier',
      params: { by: 'Anna' },
    });
    expect((await where()).courier).toBe('Anna');
  });

  it('two employees give one courier two orders: no more than they may carry', async () => {
    await bakery.as(anna)(acceptDelivery, { orderId: await newOrder() });
    const other = await newOrder();
    await expect(oneAfterTheOther(bakery, assigning(anna), () => gives(anna, emma, other))).rejects.toMatchObject({
      code: 'delivery.hands-full',
    });
    expect((await bakery.statusOf(other)).delivery).toBe('offered');
  });

  it('who leaves with what was just taken away is kept', async () => {
    await gives(anna);
    await expect(
      oneAfterTheOther(bakery, taking(anna), () => bakery.as(anna)(pickUpDelivery, { orderId })),
    ).rejects.toMatchObject({ code: 'delivery.not-yours' });
    expect(await where()).toEqual({ order: 'ready', delivery: 'offered', courier: null });
  });

  it('nothing is taken from who has just left with it', async () => {
    await gives(anna);
    const leaving = { operation: pickUpDelivery, by: anna, input: { orderId } };
    await expect(oneAfterTheOther(bakery, leaving, () => takesAway(anna))).rejects.toMatchObject({
      code: 'delivery.has-left',
    });
    expect(await where()).toEqual({ order: 'in_transit', delivery: 'picked_up', courier: 'Anna' });
  });

  it('what is just given back goes to whom the bakery chooses', async () => {
    await gives(anna);
    const givingBack = { operation: giveBackDelivery, by: anna, input: { orderId, why: 0 } };
    expect(await oneAfterTheOther(bakery, givingBack, () => gives(boris))).toBe(true);
    expect((await where()).courier).toBe('Boris');
  });
});

describe('A button to give or take with a forged number', () => {
  it.each([assignDelivery, takeAwayDelivery] as Operation<Assigning, boolean>[])(
    'changes nothing: $name',
    async (operation) => {
      const karl = await bakery.person('Karl, who was dismissed');
      await bakery.hire(karl, shopId, 'employee');
      await bakery.dismiss(karl);
      const olivia = await bakery.person('Olivia, who owns another');
      await bakery.hire(olivia, await bakery.shop(`Hers ${Math.random()}`), 'owner');
      for (const stranger of [vera, karl, olivia, anna]) {
        const forged = bakery.as(stranger)(operation, { orderId, courierId: anna });
        await expect(forged).rejects.toMatchObject({ code: 'not-allowed' });
        if (stranger !== anna) expect(await choices(0, stranger)).toBeUndefined();
      }
      expect(await bakery.news()).toEqual([]);
    },
  );
});

describe('The list of couriers', () => {
  it('begins with those on duty who carry least, and has pages', async () => {
    await bakery.as(anna)(acceptDelivery, { orderId: await newOrder() });
    await bakery.as(boris)(setDuty, { shopId, onDuty: false });
    for (let i = 1; i <= 7; i++) await bakery.hire(await bakery.person(`Zoe ${i}`), shopId, 'courier');
    const first = couriersScreen(english, (await choices())!);
    expect(labelsOf(first)[0]).toBe('🟢 Zoe 1 · 0 of 2');
    expect(labelsOf(first).slice(7)).toEqual(['🟢 Anna · 1 of 2', '▶️ 2/2', '⬅️ Back to the order']);
    expect(labelsOf(couriersScreen(english, (await choices(9))!))[0]).toBe('🔴 Boris · 0 of 2');
    await rows(bakery.em())`update role set active = false where shop_id = ${shopId} and kind = 'courier'`;
    expect(couriersScreen(english, (await choices())!).text).toContain('/invite');
  });

  it('says who has it, and fits on a phone in every language', async () => {
    await rows(bakery.em())`update person set first_name = 'Anna-Magdalena Wilhelmina' where id = ${anna}`;
    const free = (await choices())!;
    await gives(anna);
    const taken = (await choices())!;
    for (const say of says) {
      for (const shown of [free, taken]) {
        const screen = couriersScreen(say, shown);
        for (const one of labelsOf(screen)) expect(one.length).toBeLessThanOrEqual(34);
      }
      expect(couriersScreen(say, taken).text).toContain('Anna-Magdalena');
      expect(labelsOf(couriersScreen(say, { ...taken, status: 'picked_up' }))).toHaveLength(1);
    }
  });
});
