import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { type MortalBakery, mortalBakery } from '../support/mortal-bakery.ts';

describe('A program that is killed when a step is committed, before anybody hears so', () => {
  let bakery: Bakery;
  let mortal: MortalBakery;
  let emil: Person;
  let anna: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    mortal = await mortalBakery();
    bakery = mortal.bakery;
    await bakery.product('Birthday cake', { stock: null, price: 2_000 });
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
    vera = bakery.customer('Vera');
    await mortal.opens();
  });
  afterAll(() => mortal.close());

  const countOf = async (rows: string) =>
    (await bakery.sql<{ count: number }>(`select count(*)::int from ${rows}`, []))[0]!.count;

  it('has a batch and its undoing once', async () => {
    orderId = await orders(vera, 'Birthday cake');
    await hears(emil, `Order ${orderId} · new`);
    await reads(emil, 'To bake: 1 piece', () => emil.command('bake'));
    await reads(emil, 'Orders wait for 1', () => emil.taps('👩‍🍳 Birthday cake'));
    await mortal.diesAfter(() => emil.presses('➕ All that is missing: 1'), vera, `Order ${orderId} is ready`);
    await hears(emil, `Order ${orderId} · ready`);
    await mortal.diesAfter(() => emil.presses('↩️ Undo'), emil, `Order ${orderId} · in the oven`);
    expect(await countOf('batch')).toBe(1);
    expect(await countOf(`outbox where type = 'order.undone'`)).toBe(1);
  });

  it('has a delivery that failed once', async () => {
    await reads(emil, `Order ${orderId} · ready`, () => emil.taps('🔔'));
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, 'What went wrong?', () => anna.taps('↩️ Could not deliver'));
    await mortal.diesAfter(() => anna.presses('Nobody was there'), vera, 'nobody was there');
    expect(await countOf(`outbox where type = 'delivery.failed'`)).toBe(1);
  });

  it('has counted the cash once', async () => {
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, `Order ${orderId} is delivered`, () => anna.taps('🏁'));
    await reads(anna, 'Today: 1 delivered', () => anna.command('deliveries'));
    await reads(anna, 'End of shift', () => anna.taps('💵'));
    await reads(emil, 'Anna hands over', () => anna.taps('💵 Hand over'));
    await mortal.diesAfter(() => emil.presses('✅'), anna, 'Emil has counted');

    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(await countOf(`outbox where type like 'handover.%'`)).toBe(2);
    expect(await countOf('cash_handover where received = amount')).toBe(1);
  });
});
