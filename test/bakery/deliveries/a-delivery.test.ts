import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { type Failing, failDelivery } from '../../../src/bakery/deliveries/fail-delivery.ts';
import { finishDelivery } from '../../../src/bakery/deliveries/finish-delivery.ts';
import { giveBackDelivery } from '../../../src/bakery/deliveries/give-back-delivery.ts';
import { lookAtOffer } from '../../../src/bakery/deliveries/look-at-offer.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { setDuty } from '../../../src/bakery/deliveries/set-duty.ts';
import type { OfOrder } from '../../../src/bakery/kitchen/lock-order.ts';
import { rejectOrder } from '../../../src/bakery/kitchen/reject-order.ts';
import type { Operation } from '../../../src/bakery/operation.ts';
import type { Refusal } from '../../../src/bakery/refusal.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const brought: Operation<OfOrder, unknown>[] = [acceptDelivery, pickUpDelivery, finishDelivery];
let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let anna: number;
let boris: number;
let orderId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  vera = await bakery.person('Vera');
  anna = await bakery.person('Anna');
  boris = await bakery.person('Boris');
  for (const courier of [anna, boris]) await bakery.hire(courier, shopId, 'courier');
});

beforeEach(async () => {
  orderId = await bakery.order({ shopId, customerId: vera, status: 'ready' });
  await bakery.news();
});

afterAll(() => bakery.close());

describe('A delivery fifty couriers want', () => {
  it('goes to one, and the other forty-nine are told who has it', async () => {
    const couriers = new Map<number, string>();
    for (let number = 1; number <= 50; number++) {
      const name = `Courier ${number}`;
      const courier = await bakery.person(name);
      await bakery.hire(courier, shopId, 'courier');
      couriers.set(courier, name);
    }
    const taps = await Promise.allSettled(
      [...couriers.keys()].map((one) => bakery.as(one)(acceptDelivery, { orderId })),
    );
    const refusals = taps.filter((tap) => tap.status === 'rejected').map((tap) => tap.reason as Refusal);
    const { courier, delivery } = await bakery.statusOf(orderId);
    expect(delivery).toBe('accepted');
    expect([...couriers.values()]).toContain(courier);
    expect(refusals).toHaveLength(49);
    expect(new Set(refusals.map(({ code, params }) => `${code} ${params.by}`))).toEqual(
      new Set([`delivery.taken ${courier}`]),
    );
    expect(await bakery.news()).toEqual(['delivery.accepted']);
  });
});

describe('A delivery', () => {
  it('goes from the offer to the door, announcing each step once', async () => {
    for (const operation of brought) {
      await bakery.as(anna)(operation, { orderId });
      await bakery.as(anna)(operation, { orderId });
    }
    expect(await bakery.statusOf(orderId)).toEqual({ order: 'completed', delivery: 'delivered', courier: 'Anna' });
    expect(await bakery.news()).toEqual(['delivery.accepted', 'delivery.picked_up', 'order.completed']);
  });

  it.each(['pending', 'baking'] as const)('is not picked up while the order is %s', async (status) => {
    const early = await bakery.order({ shopId, customerId: vera, status });
    await bakery.as(anna)(acceptDelivery, { orderId: early });
    const pickingUp = bakery.as(anna)(pickUpDelivery, { orderId: early });
    await expect(pickingUp).rejects.toMatchObject({ code: 'delivery.not-ready' });
    expect(await bakery.statusOf(early)).toMatchObject({ order: status, delivery: 'accepted' });
  });

  it('leaves from pending in a shop that does not bake to order', async () => {
    const kiosk = await bakery.shop('Kiosk', { bakesToOrder: false });
    await bakery.hire(anna, kiosk, 'courier');
    const order = await bakery.order({ shopId: kiosk, customerId: vera });
    await bakery.as(anna)(acceptDelivery, { orderId: order });
    await bakery.as(anna)(pickUpDelivery, { orderId: order });
    expect(await bakery.statusOf(order)).toMatchObject({ order: 'in_transit', delivery: 'picked_up' });
  });

  it('given back is open to the next courier, and a second tap gives nothing back', async () => {
    await bakery.as(anna)(acceptDelivery, { orderId });
    await bakery.as(anna)(giveBackDelivery, { orderId, why: 0 });
    await bakery.as(anna)(giveBackDelivery, { orderId, why: 0 });
    expect(await bakery.news()).toEqual(['delivery.accepted', 'delivery.given_back']);
    await bakery.as(boris)(acceptDelivery, { orderId });
    expect((await bakery.statusOf(orderId)).courier).toBe('Boris');
    await expect(bakery.as(anna)(giveBackDelivery, { orderId, why: 0 })).rejects.toMatchObject({
      code: 'delivery.not-yours',
    });
  });

  it('is not given back on the way', async () => {
    await bakery.as(anna)(acceptDelivery, { orderId });
    await bakery.as(anna)(pickUpDelivery, { orderId });
    const givingBack = bakery.as(anna)(giveBackDelivery, { orderId, why: 0 });
    await expect(givingBack).rejects.toMatchObject({ code: 'delivery.on-the-way' });
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'in_transit', delivery: 'picked_up' });
  });

  it('belongs to its courier only', async () => {
    await bakery.as(anna)(acceptDelivery, { orderId });
    for (const operation of brought.slice(1)) {
      await expect(bakery.as(boris)(operation, { orderId })).rejects.toMatchObject({ code: 'delivery.not-yours' });
    }
    expect(await bakery.statusOf(orderId)).toEqual({ order: 'ready', delivery: 'accepted', courier: 'Anna' });
  });

  it('is gone when the kitchen has rejected the order', async () => {
    const emil = await bakery.person('Emil');
    await bakery.hire(emil, shopId, 'employee');
    await bakery.as(anna)(acceptDelivery, { orderId });
    await bakery.as(emil)(rejectOrder, { orderId, reason: '#closing' });
    for (const operation of [...brought, giveBackDelivery, failDelivery] as Operation<Failing, unknown>[]) {
      await expect(bakery.as(anna)(operation, { orderId, why: 0 })).rejects.toMatchObject({ code: 'delivery.gone' });
    }
  });

  it('is either accepted and called off or never accepted when both happen at once', async () => {
    const emil = await bakery.person('Emil the second');
    await bakery.hire(emil, shopId, 'employee');
    await Promise.allSettled([
      bakery.as(anna)(acceptDelivery, { orderId }),
      bakery.as(emil)(rejectOrder, { orderId, reason: '#closing' }),
    ]);
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'cancelled', delivery: 'called_off' });
  });
});

describe('A delivery button with a forged order', () => {
  it.each([...brought, giveBackDelivery, failDelivery, lookAtOffer] as Operation<Failing, unknown>[])(
    'changes nothing: $name',
    async (operation) => {
      const karl = await bakery.person('Karl, who was dismissed');
      await bakery.hire(karl, shopId, 'courier');
      await bakery.dismiss(karl);
      const olga = await bakery.person('Olga, who rides elsewhere');
      await bakery.hire(olga, await bakery.shop(`Elsewhere than ${operation.name}`), 'courier');
      const emil = await bakery.person('Emil the employee');
      await bakery.hire(emil, shopId, 'employee');
      for (const stranger of [vera, karl, olga, emil]) {
        await expect(bakery.as(stranger)(operation, { orderId, why: 0 })).rejects.toMatchObject({
          code: 'not-allowed',
        });
      }
      expect(await bakery.statusOf(orderId)).toEqual({ order: 'ready', delivery: 'offered', courier: null });
      expect(await bakery.news()).toEqual([]);
    },
  );
});

describe('Duty', () => {
  it('is one courier’s own, in one shop', async () => {
    await bakery.as(anna)(setDuty, { shopId, onDuty: false });
    const duties = await rows<{ name: string; on: boolean }>(bakery.em())`
      select p.first_name as name, on_duty as on from role r join person p on p.id = r.person_id
      where r.shop_id = ${shopId} and first_name in ('Anna', 'Boris') order by 1`;
    expect(duties).toEqual([
      { name: 'Anna', on: false },
      { name: 'Boris', on: true },
    ]);
    await expect(bakery.as(vera)(setDuty, { shopId, onDuty: true })).rejects.toMatchObject({ code: 'not-allowed' });
    await bakery.as(anna)(setDuty, { shopId, onDuty: true });
  });
});
