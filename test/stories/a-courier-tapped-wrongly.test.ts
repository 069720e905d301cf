import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { until } from '../support/until.ts';

describe('A courier who tapped wrongly', () => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 99 });
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna', { languageCode: 'ru' });
  });
  beforeEach(async () => {
    vera = bakery.customer('Vera');
    orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Доставка заказа ${orderId}`);
    await reads(anna, 'Ваша доставка', () => anna.taps('🛵'));
    await reads(emil, `Order ${orderId} · in the oven`, () => emil.taps('👩‍🍳'));
    await reads(emil, `Order ${orderId} · ready`, () => emil.taps('🔔'));
    await hears(anna, 'его можно забирать');
    await reads(vera, `Order ${orderId} is on its way to you, with Anna.`, () => anna.taps('📤'));
    await hears(anna, `Ваша доставка заказа ${orderId} · в пути`);
  });
  afterAll(() => bakery.close());

  const goesFrom = (person: Person, words: string) =>
    until(async () => textsOf(person).find((text) => text.includes(words)));
  const isSound = async () => {
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  };

  it('📤 has the order at the counter again, on every card', async () => {
    await reads(vera, `Order ${orderId} is ready.`, () => anna.taps('↩️ Отменить действие'));
    await goesFrom(vera, `Order ${orderId} is on its way`);
    const card = await hears(anna, `Ваша доставка заказа ${orderId} · готов`);
    expect(card.buttons.flat().map(({ text }) => text)).toContain('📤 Забрал заказ');
    await hears(emil, `Order ${orderId} · ready`);
    await isSound();
    await reads(vera, `Order ${orderId} is on its way to you, with Anna.`, () => anna.taps('📤'));
  });

  it('🏁 is on the way again, and only for a minute', async () => {
    await reads(vera, `Order ${orderId} is delivered`, () => anna.taps('🏁'));
    await hears(anna, `Заказ ${orderId} доставлен`);
    await reads(vera, `Order ${orderId} is on its way to you, with Anna.`, () => anna.taps('↩️ Отменить действие'));
    await goesFrom(vera, `Order ${orderId} is delivered`);
    await hears(emil, `Order ${orderId} · on its way`);
    await hears(anna, `Ваша доставка заказа ${orderId} · в пути`);
    await reads(vera, `Order ${orderId} is delivered`, () => anna.taps('🏁'));
    await hears(anna, `Заказ ${orderId} доставлен`);
    await bakery.sql(`update order_step set at = at - interval '1 minute' where order_id = $1`, [orderId]);
    const card = await reads(anna, `Заказ ${orderId} доставлен`, () => anna.taps('↩️ Отменить действие'));
    expect(anna.chat().notices.at(-1)?.text).toContain('только в течение минуты');
    expect(card.buttons.flat().map(({ text }) => text)).not.toContain('↩️ Отменить действие');
    await isSound();
  });
});
