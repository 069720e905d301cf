import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

describe('Vera, who blocks the bot in the middle of her order', () => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf');
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
    vera = bakery.customer('Vera');
    orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Delivery of order ${orderId}`);
  });
  afterAll(() => bakery.close());

  const isReachable = async () => {
    const [person] = await bakery.sql('select unreachable_since is null as here from person where telegram_id = $1', [
      vera.id,
    ]);
    return (person as { here: boolean }).here;
  };
  const isSound = async () => {
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  };
  const callsTo = (person: Person) => [
    ...bakery.telegram.calls({ chat: person }),
    ...bakery.telegram.refusals({ chat: person }),
  ];

  it('is noted as out of reach at her very word, and nothing is tried', async () => {
    vera.blocks();
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    expect(await isReachable()).toBe(false);
    const calls = callsTo(vera).length;
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    await isSound();
    expect(callsTo(vera)).toHaveLength(calls);
  });

  it('is noted at the first refusal too, which is not tried again; the order goes on for everybody else', async () => {
    await bakery.sql('update person set unreachable_since = null where telegram_id = $1', [vera.id]);
    const refused = () => bakery.telegram.refusals({ chat: vera }).length;
    const before = refused();
    await reads(anna, `Order ${orderId} is ready for you`, () => emil.taps('🔔'));
    await isSound();
    expect(await isReachable()).toBe(false);
    expect(refused()).toBe(before + 1);
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await hears(emil, `Order ${orderId} · on its way`);
    await isSound();
    expect(refused()).toBe(before + 1);
  });

  it('hears of it again from her next /start on', async () => {
    vera.unblocks();
    await reads(vera, 'Hello, Vera', () => vera.command('start'));
    expect(await isReachable()).toBe(true);
    await reads(anna, 'is delivered', () => anna.taps('🏁'));
    await hears(vera, `Order ${orderId} is delivered. Enjoy!`);
    await isSound();
    expect(textsOf(vera).filter((text) => /^Order \d+ · /.test(text))).toHaveLength(1);
    expect(await bakery.orders()).toMatchObject([{ id: orderId, status: 'completed' }]);
  });
});
