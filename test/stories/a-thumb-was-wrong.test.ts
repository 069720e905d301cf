import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { until } from '../support/until.ts';

describe.each(ways)('A thumb that was wrong in the kitchen ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let emma: Person;
  let anna: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    await bakery.product('Rye loaf', { stock: 99 });
    emil = await bakery.staff('employee', 'Emil');
    emma = await bakery.staff('employee', 'Emma', { languageCode: 'ru' });
    anna = await bakery.staff('courier', 'Anna');
  });
  beforeEach(async () => {
    vera = bakery.customer('Vera');
    orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await hears(emma, `Заказ ${orderId} · новый`);
    await hears(anna, `Delivery of order ${orderId}`);
  });
  afterAll(() => bakery.close());

  const about = (person: Person) => textsOf(person).filter((text) => text.includes(`rder ${orderId}`));
  const goesFrom = (person: Person, words: string) =>
    until(async () => about(person).find((text) => text.includes(words)));

  it('is forgiven: every card moves back, and nobody is called any more', async () => {
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    await reads(emil, `Order ${orderId} · ready`, () => emil.taps('🔔'));
    await hears(vera, `Order ${orderId} is ready.`);
    await hears(anna, `Order ${orderId} is ready for you.`);
    await reads(emma, `Заказ ${orderId} · в печи`, () => emil.taps('↩️'));
    await hears(emil, `Order ${orderId} · in the oven`);
    await goesFrom(vera, 'is ready.');
    await goesFrom(anna, 'is ready for you.');
    await reads(vera, `Order ${orderId} is ready.`, () => emil.taps('🔔'));
  });

  it('may have mistyped a batch: whoever was called by it is called no more', async () => {
    await bakery.product('Cake', { stock: null });
    const mia = bakery.customer('Mia');
    orderId = await orders(mia, 'Cake');
    await hears(emil, `Order ${orderId} · new`);
    await reads(emil, 'To bake: 1', () => emil.command('bake'));
    await reads(emil, 'Orders wait for 1', () => emil.taps('👩‍🍳 Cake'));
    await reads(mia, `Order ${orderId} is ready.`, () => emil.taps('➕ All that is missing: 1'));
    await hears(emma, `Заказ ${orderId} · готов`);
    await reads(emil, 'You wrote 1.', () => emil.taps('↩️ It was not 1'));
    await reads(emma, `Заказ ${orderId} · в печи`, () => emil.says('0'));
    await hears(emil, 'It is 0 now. 1 order goes back into the oven.');
    await goesFrom(mia, 'is ready.');
  });

  it('calls nothing off for good: the customer is asked to forgive, the courier is asked again', async () => {
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(emil, "Why can't we do it?", () => emil.taps('⛔'));
    await reads(emil, 'Reason: We are closing', () => emil.taps('We are closing'));
    await hears(vera, 'We are sorry');
    await hears(anna, `Order ${orderId} was cancelled`);
    await reads(vera, `Order ${orderId} is on after all`, () => emil.taps('↩️'));
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Order ${orderId} needs a courier again.`);
    await goesFrom(vera, 'We are sorry');
    await goesFrom(anna, 'was cancelled');
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
  });

  it('is too late after a minute, and the button goes', async () => {
    await reads(emil, `Order ${orderId} · in the oven`, () => emil.taps('👩‍🍳'));
    await hears(emma, `Заказ ${orderId} · в печи`);
    await bakery.sql(`update order_step set at = at - interval '1 minute' where order_id = $1`, [orderId]);
    const card = await reads(emil, `Order ${orderId} · in the oven`, () => emil.taps('↩️'));
    expect(card.buttons.flat().map(({ text }) => text)).toEqual([
      '🔔 Ready',
      '⛔ Reject',
      '👥 Choose a courier',
      '⬅️ Board',
    ]);
    expect(emil.chat().notices.at(-1)?.text).toContain('for a minute, and that is over');
    const [{ id } = { id: 0 }] = await bakery.sql<{ id: number }>('select max(id) as id from order_step where $1', [
      true,
    ]);
    expect(await emma.forges(`kit.undo:${orderId.toString(36)}:${id.toString(36)}`)).toMatchObject({
      text: expect.stringContaining('только тот, кто его сделал'),
    });
    expect(bakery.logged).toEqual([]);
  });
});
