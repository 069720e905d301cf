import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { until } from '../support/until.ts';

describe('A courier whom the bakery chooses', () => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 99 });
    emil = await bakery.staff('employee', 'Emil');
  });
  beforeEach(async () => {
    await bakery.sql(`update role set active = false where kind = $1`, ['courier']);
    anna = await bakery.staff('courier', 'Anna', { languageCode: 'ru' });
    boris = await bakery.staff('courier', 'Boris');
    vera = bakery.customer('Vera');
    orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Доставка заказа ${orderId}`);
    await hears(boris, `Delivery of order ${orderId}`);
  });
  afterAll(() => bakery.close());

  const about = (person: Person) =>
    textsOf(person).filter((text) => new RegExp(`(rder|аказа?у?) ${orderId}`).test(text));
  const goesFrom = (person: Person, words: string) =>
    until(async () => about(person).find((text) => text.includes(words)));

  it('hears it with a sound and has the address; everybody’s card moves, and there and back again', async () => {
    const card = emil.chat().messages.find(({ text }) => text.startsWith(`Order ${orderId} ·`))!;
    const list = await reads(emil, 'Who brings it?', () => emil.taps('👥'));
    expect(list.id).toBe(card.id);
    expect(list.buttons.flat().map(({ text }) => text)).toEqual([
      '🟢 Anna · 0 of 3',
      '🟢 Boris · 0 of 3',
      '⬅️ Back to the order',
    ]);
    await reads(emil, 'No courier yet', () => emil.taps('⬅️'));
    await emil.taps('👥');
    await hears(emil, 'Who brings it?');
    const called = await reads(anna, `Пекарня просит вас отвезти заказ ${orderId}.`, () => emil.taps('🟢 Anna'));
    const again = await hears(emil, 'Courier: Anna');
    expect(again.id).toBe(card.id);
    expect((await hears(anna, `Ваша доставка заказа ${orderId}`)).text).toContain('Lindenstraße 5');
    expect(called.buttons.flat().map(({ text }) => text)).toEqual(['🚚 Открыть доставку']);
    await hears(boris, `Order ${orderId}: taken by Anna`);
    await hears(vera, 'Anna');

    await reads(emil, 'Anna brings it', () => emil.taps('👥'));
    await reads(anna, `Заказ ${orderId} больше не у вас`, () => emil.taps('↩️ Take it away from Anna'));
    await goesFrom(anna, 'просит вас');
    await hears(anna, `Доставка заказа ${orderId}`);
    await hears(boris, `Order ${orderId} needs a courier again.`);
    await hears(emil, 'Taken away from the courier');
    await reads(emil, 'Who brings it?', () => emil.taps('👥'));
    await reads(boris, `The bakery asks you to bring order ${orderId}.`, () => emil.taps('🟢 Boris'));
    await hears(anna, `Заказ ${orderId}: повезёт Boris`);
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    await reads(boris, 'It is ready.', () => emil.taps('🔔'));
    await reads(boris, 'on its way', () => boris.taps('📤'));
    await goesFrom(boris, 'The bakery asks');
    await reads(boris, 'is delivered', () => boris.taps('🏁'));
    await comesToRest(bakery.sql);
    expect(about(boris)).toHaveLength(1);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
  });

  it('is not chosen twice: old and forged buttons say what has become of it', async () => {
    await reads(emil, 'Who brings it?', () => emil.taps('👥'));
    await reads(boris, `Your delivery of order ${orderId}`, () => boris.taps('🛵'));
    await hears(emil, 'Courier: Boris');
    const [row] = await bakery.sql<{ anna: number; boris: number }>(
      `select max(id) filter (where first_name = 'Anna') as anna, max(id) filter (where first_name = 'Boris') as boris
       from person where $1`,
      [true],
    );
    const button = (code: string, courierId: number) => `${code}:${orderId.toString(36)}:${courierId.toString(36)}`;
    const answer = await emil.forges(button('asg.give', row!.anna));
    expect(answer).toMatchObject({ text: 'Boris has this delivery already. Take it away first.' });
    await hears(emil, 'Boris brings it');
    await reads(emil, 'Courier: Boris', async () => {
      const refused = await emil.forges(button('asg.take', row!.anna));
      expect(refused).toMatchObject({ text: expect.stringContaining('Boris') });
    });
    for (const stranger of [vera, anna, boris]) {
      expect(await stranger.forges(button('asg.take', row!.boris))).toMatchObject({ text: expect.any(String) });
      expect(await stranger.forges(button('asg.list', 0))).toMatchObject({ text: expect.any(String) });
    }
    expect(bakery.logged).toEqual([]);
  });
});
