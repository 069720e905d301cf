import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { type RepeatingWebhook, tenTimes } from '../support/repeating-webhook.ts';

describe.each([1, 2])('Every update that comes ten times at once, to %i replica(s)', (replicas) => {
  let bakery: Bakery;
  let webhook: RepeatingWebhook;
  beforeAll(async () => {
    bakery = await Bakery.open({ front: 'webhook', replicas });
    webhook = await tenTimes(bakery);
  });
  afterAll(async () => {
    await bakery.close();
    await webhook.close();
  });

  it('has one effect, from the first /start to the finished delivery', async () => {
    const rye = await bakery.product('Rye loaf', { stock: 3 });
    const emil = await bakery.staff('employee', 'Emil');
    const anna = await bakery.staff('courier', 'Anna');
    const vera = bakery.customer('Vera');

    const orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    await hears(anna, `Delivery of order ${orderId}`);
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(anna, 'is ready for you', () => emil.taps('🔔'));
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, 'is delivered', () => anna.taps('🏁'));
    await hears(vera, `Order ${orderId} is delivered. Enjoy!`);
    await comesToRest(bakery.sql);

    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(await bakery.orders()).toMatchObject([{ id: orderId, status: 'completed' }]);
    expect(await bakery.stockOf(rye)).toBe(2);
    expect(await bakery.sql('select update_id from inbox', [])).toHaveLength(webhook.taken);
    const said = textsOf(vera);
    expect(new Set(said).size).toBe(said.length);
    expect([emil, anna].map((person) => textsOf(person).length)).toEqual([1, 1]);
    expect(bakery.logged).toEqual([]);
  });
});
