import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { askHandover } from '../../../src/bakery/deliveries/cash/ask-handover.ts';
import { confirmHandover } from '../../../src/bakery/deliveries/cash/confirm-handover.ts';
import { deliveryHearers } from '../../../src/bakery/deliveries/deliveries.notices.ts';
import { trip } from '../../../src/bakery/deliveries/deliveries.queries.ts';
import { failDelivery } from '../../../src/bakery/deliveries/fail-delivery.ts';
import { finishDelivery } from '../../../src/bakery/deliveries/finish-delivery.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { today } from '../../../src/bakery/deliveries/today.queries.ts';
import { tripScreen } from '../../../src/bakery/deliveries/trip.screens.ts';
import { undoTrip } from '../../../src/bakery/deliveries/undo-trip.ts';
import type { OfOrder } from '../../../src/bakery/kitchen/lock-order.ts';
import { undoStep } from '../../../src/bakery/kitchen/undo-step.ts';
import type { Operation } from '../../../src/bakery/operation.ts';
import { orderOf } from '../../../src/bakery/orders/order-card.queries.ts';
import { rateOrder } from '../../../src/bakery/orders/ratings/rate-order.ts';
import { toldScreen } from '../../../src/bakery/orders/told.screens.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let emil: number;
let anna: number;
let rye: number;
let orderId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  vera = await bakery.person('Vera');
  emil = await bakery.person('Emil');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${Math.random()}`, { courierLimit: 1 });
  anna = await bakery.person('Anna');
  await bakery.hire(anna, shopId, 'courier');
  await bakery.hire(emil, shopId, 'employee');
  rye = await bakery.product(shopId, 'Rye', 9);
  orderId = await newOrder();
});
afterAll(() => bakery.close());

const newOrder = () => bakery.order({ shopId, customerId: vera, status: 'ready', lines: { [rye]: 2 } });
const steps: Record<string, Operation<OfOrder, unknown>> = {
  '🛵': acceptDelivery,
  '📤': pickUpDelivery,
  '🏁': finishDelivery,
};
const does = async (...emoji: string[]) => {
  for (const one of emoji) await bakery.as(anna)(steps[one]!, { orderId });
};
const lastStep = async () => {
  const [last] = await rows<{ stepId: number }>(bakery.em())`
    select max(id) as "stepId" from order_step where order_id = ${orderId}`;
  return last!.stepId;
};
const undo = async (by = anna, stepId?: number) =>
  bakery.as(by)(undoTrip, { orderId, stepId: stepId ?? (await lastStep()) });
const where = () => bakery.statusOf(orderId);
const undoOffered = async () => {
  const found = await trip(bakery.em(), orderId, anna);
  return labelsOf(tripScreen(english, found!, new Date())).includes('↩️ Undo');
};
const customerReads = async () => {
  const order = await orderOf(bakery.em(), orderId, vera);
  return toldScreen(english, order!, new Date())?.text;
};
const isRefused = (context?: string) => ({
  code: 'order.not-undone',
  params: expect.objectContaining({ number: orderId, ...(context && { context }) }),
});

describe('📤 by mistake', () => {
  it('is undone: the order waits at the counter, and the customer reads no lie', async () => {
    await does('🛵', '📤');
    expect(await undoOffered()).toBe(true);
    expect(await customerReads()).toContain('on its way');
    await bakery.news();
    expect(await undo()).toBe(true);
    expect(await where()).toEqual({ order: 'ready', delivery: 'accepted', courier: 'Anna' });
    expect(await bakery.news()).toEqual(['order.undone']);
    expect(await undoOffered()).toBe(false);
    expect(await customerReads()).toBe(`Order ${orderId} is ready. Next a courier brings it to you.`);
    const event = { type: 'order.undone', orderId, wasRejected: false, isTrip: true } as const;
    const heard = await deliveryHearers['order.undone']!(bakery.em(), event);
    expect(heard.map(({ notice, personId }) => [notice.code, personId])).toEqual([['dlv.offer', anna]]);
    await does('📤', '🏁');
    expect(await where()).toMatchObject({ order: 'completed', delivery: 'delivered' });
  });

  it('goes back to pending where nobody bakes to order', async () => {
    await rows(bakery.em())`update shop set bakes_to_order = false where id = ${shopId}`;
    await rows(bakery.em())`update orders set status = 'pending' where id = ${orderId}`;
    await does('🛵', '📤');
    await undo();
    expect(await where()).toMatchObject({ order: 'pending', delivery: 'accepted' });
    expect(await customerReads()).toBeUndefined();
  });

  it('remembers again why the courier before came back', async () => {
    await does('🛵', '📤');
    await bakery.as(anna)(failDelivery, { orderId, why: 1 });
    await does('🛵', '📤');
    await undo();
    expect(await trip(bakery.em(), orderId, anna)).toMatchObject({ failure: 'wrong-address' });
  });

  it('is nobody else’s to undo, not late, and not once something has followed', async () => {
    await does('🛵', '📤');
    const stepId = await lastStep();
    await expect(undo(emil)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(bakery.as(emil)(undoStep, { orderId, stepId })).rejects.toMatchObject(isRefused());
    const boris = await bakery.person('Boris');
    await bakery.hire(boris, shopId, 'courier');
    await expect(undo(boris)).rejects.toMatchObject(isRefused('others'));
    await rows(bakery.em())`update order_step set at = at - interval '60 seconds' where order_id = ${orderId}`;
    expect(await undoOffered()).toBe(false);
    await expect(undo()).rejects.toMatchObject(isRefused('late'));
    await does('🏁');
    await expect(undo(anna, stepId)).rejects.toMatchObject(isRefused());
    await bakery.dismiss(anna);
    await expect(undo()).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('is undone once, however often it is tapped, and undoing is no step to undo', async () => {
    await does('🛵', '📤');
    const stepId = await lastStep();
    const answers = await Promise.all(Array.from({ length: 10 }, () => undo(anna, stepId)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    await expect(undo()).rejects.toMatchObject(isRefused());
  });

  it('stays when 🏁 was faster, and 🏁 waits for 📤 when undoing was', async () => {
    await does('🛵', '📤');
    const stepId = await lastStep();
    const finishing = { operation: finishDelivery, by: anna, input: { orderId } };
    await expect(oneAfterTheOther(bakery, finishing, () => undo(anna, stepId))).rejects.toMatchObject(isRefused());
    expect(await where()).toMatchObject({ order: 'completed', delivery: 'delivered' });
    orderId = await newOrder();
    await does('🛵', '📤');
    const undoing = { operation: undoTrip, by: anna, input: { orderId, stepId: await lastStep() } };
    const finished = oneAfterTheOther(bakery, undoing, () => bakery.as(anna)(finishDelivery, { orderId }));
    await expect(finished).rejects.toMatchObject({ code: 'delivery.gone' });
    expect(await where()).toMatchObject({ order: 'ready', delivery: 'accepted' });
  });
});

describe('🏁 by mistake', () => {
  const sold = async () =>
    (await rows<{ sold: number }>(bakery.em())`select sold from product where id = ${rye}`)[0]!.sold;

  it('is undone: it counts neither as sold nor as brought, and the customer reads that it comes', async () => {
    await does('🛵', '📤', '🏁');
    expect(await sold()).toBe(2);
    expect(await undoOffered()).toBe(true);
    await undo();
    expect(await where()).toEqual({ order: 'in_transit', delivery: 'picked_up', courier: 'Anna' });
    expect(await sold()).toBe(0);
    expect(await today(bakery.em(), anna, new Date())).toEqual([]);
    expect(await customerReads()).toBe(`Order ${orderId} is on its way to you, with Anna.`);
    expect(await undoOffered()).toBe(false);
    await does('🏁');
    expect(await sold()).toBe(2);
    expect(await bakery.stockOf(rye)).toMatchObject({ stock: 7 });
  });

  it('asks for the proof again, and the customer has the code again', async () => {
    await rows(bakery.em())`update shop set proof = 'code' where id = ${shopId}`;
    await does('🛵', '📤');
    await rows(bakery.em())`update delivery set wrong_codes = 5 where order_id = ${orderId}`;
    await bakery.as(anna)(finishDelivery, { orderId, photo: `door ${orderId}` });
    await undo();
    const [kept] = await rows(bakery.em())`select proof_photo_id as photo from delivery where order_id = ${orderId}`;
    expect(kept).toEqual({ photo: null });
    expect(await bakery.as(anna)(finishDelivery, { orderId })).toEqual({ needs: 'photo', left: 0 });
    expect((await orderOf(bakery.em(), orderId, vera))!.code).toMatch(/^\d{4}$/);
  });

  it('stays when it was rated, or when their hands are full again', async () => {
    await does('🛵', '📤', '🏁');
    const stepId = await lastStep();
    const rating = { operation: rateOrder, by: vera, input: { orderId, stars: 5 } };
    await expect(oneAfterTheOther(bakery, rating, () => undo())).rejects.toMatchObject(isRefused('rated'));
    expect(await undo(anna, stepId).catch(({ code }) => code)).toBe('order.not-undone');
    orderId = await newOrder();
    await does('🛵', '📤', '🏁');
    await bakery.as(anna)(acceptDelivery, { orderId: await newOrder() });
    await expect(undo()).rejects.toMatchObject({ code: 'delivery.hands-full' });
    expect(await where()).toMatchObject({ order: 'completed', delivery: 'delivered' });
  });

  it('takes its cash out of what is to be handed over, but not out of what was counted', async () => {
    await does('🛵', '📤', '🏁');
    const handoverId = await bakery.as(anna)(askHandover, { shopId, amount: 500, deliveries: 1 });
    await undo();
    const [left] = await rows(bakery.em())`select amount, deliveries from cash_handover where id = ${handoverId}`;
    expect(left).toEqual({ amount: 0, deliveries: 0 });
    await does('🏁');
    const counted = await bakery.as(anna)(askHandover, { shopId, amount: 500, deliveries: 1 });
    await bakery.as(emil)(confirmHandover, { handoverId: counted, amount: 500, received: 500, note: null });
    await expect(undo()).rejects.toMatchObject({ code: 'handover.counted' });
  });

  it('has its button in every language', async () => {
    await does('🛵', '📤', '🏁');
    const found = (await trip(bakery.em(), orderId, anna))!;
    for (const say of says) {
      expect(labelsOf(tripScreen(say, found, new Date()))).toContain(`↩️ ${say('kitchen.undo')}`);
    }
  });
});
