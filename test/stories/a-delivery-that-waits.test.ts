import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { until } from '../support/until.ts';

describe('A delivery that waits too long', () => {
  let bakery: Bakery;
  let emil: Person;
  let olivia: Person;
  let anna: Person;
  let boris: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 99 });
    await bakery.sql('update shop set alarm_minutes = 0 where id = $1', [bakery.shopId]);
    emil = await bakery.staff('employee', 'Emil');
    olivia = await bakery.staff('owner', 'Olivia', { languageCode: 'ru' });
  });
  beforeEach(async () => {
    await bakery.sql(`update role set active = false where kind = $1`, ['courier']);
    anna = await bakery.staff('courier', 'Anna');
    boris = await bakery.staff('courier', 'Boris', { languageCode: 'ru' });
    orderId = await orders(bakery.customer('Vera'), 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Delivery of order ${orderId}`);
    await hears(boris, `Доставка заказа ${orderId}`);
    await comesToRest(bakery.sql);
  });
  afterAll(() => bakery.close());

  /** The program looks when it starts, and every 15 s. */
  async function minutesPass(minutes: number): Promise<void> {
    await bakery.stopApps();
    for (const earlier of [
      `update orders set placed_at = placed_at - $1 * interval '1 minute', due_at = due_at - $1 * interval '1 minute' where id = $2`,
      `update order_step set at = at - $1 * interval '1 minute' where order_id = $2`,
      `update delivery set accepted_at = accepted_at - $1 * interval '1 minute',
         offered_at = offered_at - $1 * interval '1 minute' where order_id = $2`,
    ]) {
      await bakery.sql(earlier, [minutes, orderId]);
    }
    await bakery.start();
  }
  const about = (person: Person) =>
    textsOf(person).filter((text) => new RegExp(`(rder|аказа?у?) ${orderId}`).test(text));
  const goesFrom = (person: Person, words: string) =>
    until(async () => about(person).find((text) => text.includes(words)));

  it('at the counter is offered again; its courier hears it, and may take it again', async () => {
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    await reads(anna, `Order ${orderId} is ready for you.`, () => emil.taps('🔔'));
    await comesToRest(bakery.sql);
    await reads(anna, 'You did not pick up', () => minutesPass(16));
    await hears(boris, `Заказу ${orderId} снова нужен курьер.`);
    await hears(emil, 'Not picked up in time');
    await goesFrom(anna, 'is ready for you');
    expect(about(anna)).toHaveLength(2);
    await reads(anna, `Delivery of order ${orderId}`, () => anna.taps('🚚 Open the delivery'));
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await hears(boris, 'повезёт Anna');
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await goesFrom(anna, 'You did not pick up');
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
  });

  it('for a courier comes again with a sound, then to the owner, and is quiet when somebody is chosen', async () => {
    await reads(boris, 'вы на смене', () => boris.command('duty'));
    await reads(boris, 'вы не на смене', () => boris.taps('🔴'));
    const before = anna.chat().messages.find(({ text }) => text.startsWith(`Delivery of order ${orderId}`))!;
    const again = await reads(anna, `Delivery of order ${orderId}`, () => minutesPass(6));
    expect(again.id).toBeGreaterThan(before.id);
    await comesToRest(bakery.sql);
    expect(about(anna)).toHaveLength(1);
    expect(about(olivia)).toEqual([]);
    await reads(olivia, `Доставку заказа ${orderId} ещё никто не взял.`, () => minutesPass(5));
    await reads(olivia, 'Кто повезёт?', () => olivia.taps('👥'));
    await reads(boris, `Пекарня просит вас отвезти заказ ${orderId}.`, () => olivia.taps('🔴 Boris'));
    await hears(anna, `Order ${orderId}: taken by Boris`);
    await comesToRest(bakery.sql);
    expect(about(olivia).some((text) => text.includes('никто не взял'))).toBe(false);
    expect(bakery.logged).toEqual([]);
  });

  it('comes to who goes on duty', async () => {
    const carl = await bakery.staff('courier', 'Carl');
    await bakery.sql(
      `update role set on_duty = false where person_id = (select id from person where telegram_id = $1)`,
      [carl.id],
    );
    await reads(carl, 'you are off duty', () => carl.command('duty'));
    await reads(carl, `Delivery of order ${orderId}`, () => carl.taps('🟢'));
    await reads(carl, 'Your delivery', () => carl.taps('🛵'));
    await hears(anna, 'taken by Carl');
  });
});
