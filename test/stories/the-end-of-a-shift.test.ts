import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

describe('The end of a shift', () => {
  let bakery: Bakery;
  let vera: Person;
  let ivan: Person;
  let emil: Person;
  let olivia: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { price: 450, stock: 99 });
    ivan = await bakery.staff('courier', 'Ivan', { languageCode: 'ru' });
    emil = await bakery.staff('employee', 'Emil');
    olivia = await bakery.staff('owner', 'Olivia', { languageCode: 'ru' });
    vera = bakery.customer('Vera');
  });
  afterAll(() => bakery.close());

  /** From the cart to the door. */
  async function brings(): Promise<number> {
    const orderId = await orders(vera, 'Rye loaf');
    await reads(emil, `Order ${orderId} · in the oven`, async () => {
      await hears(emil, `Order ${orderId} · new`);
      await emil.taps('👩‍🍳');
    });
    await hears(ivan, `Доставка заказа ${orderId}`);
    await reads(ivan, `Ваша доставка заказа ${orderId}`, () => ivan.taps('🛵'));
    await reads(emil, `Order ${orderId} · ready`, () => emil.taps('🔔'));
    await hears(ivan, `Ваша доставка заказа ${orderId} · готов`);
    await reads(ivan, `Ваша доставка заказа ${orderId} · в пути`, () => ivan.taps('📤'));
    await reads(ivan, `Заказ ${orderId} доставлен`, () => ivan.taps('🏁'));
    return orderId;
  }

  it('is a list of what was brought, a sum that somebody counts, and a word to the courier', async () => {
    const orderId = await brings();
    await reads(ivan, 'вы на смене', () => ivan.command('duty'));
    const shift = await reads(ivan, 'Конец смены', async () => {
      const toast = { text: 'Вы не на смене, и доставок вам не предлагают.' };
      expect(await ivan.taps('🔴 Уйти со смены')).toMatchObject(toast);
    });
    expect(shift.text).toContain(`Заказ ${orderId} · `);
    await reads(ivan, 'ждёт пересчёта', () => ivan.taps('💵 Сдать'));
    await hears(olivia, 'Ivan сдаёт 4,50');
    await hears(emil, 'Ivan hands over €4.50');
    await reads(emil, 'How much did you count?', () => emil.taps('✏️ Another sum'));
    await reads(emil, 'Why do the sums differ?', () => emil.says('4'));
    await reads(emil, 'Emil has counted €4', () => emil.says('small change fell out'));
    expect((await hears(ivan, 'Принято: 4\u00a0€')).text).toContain('Не хватает 0,50');
    await hears(olivia, 'small change fell out');
    await comesToRest(bakery.sql);
    expect(textsOf(olivia).filter((text) => text.includes('сдаёт'))).toHaveLength(1);
  });

  it('shows who has how much, and owners what was counted so far', async () => {
    await reads(ivan, 'вы не на смене', () => ivan.command('duty'));
    await reads(ivan, 'вы на смене', () => ivan.taps('🟢'));
    await brings();
    await reads(emil, /order is open|orders are open|Nothing|board|Open orders/i, () => emil.command('board'));
    await reads(emil, 'All together: €4.50', () => emil.taps('💵 Cash with couriers'));
    await reads(emil, 'Cash with Ivan', () => emil.taps('💵 Ivan · €4.50'));
    await reads(emil, 'Ivan has nothing more to hand over.', () => emil.taps('💵 I have €4.50 now'));
    await hears(ivan, 'Принято: 4,50\u00a0€');
    expect(await emil.forges('hov.past:0')).toMatchObject({ text: expect.stringContaining("bakery's owners") });
    await reads(olivia, /заказ/i, () => olivia.command('board'));
    await reads(olivia, 'нет ваших наличных', () => olivia.taps('💵 Наличные у курьеров'));
    await reads(olivia, 'Что уже сдано', () => olivia.taps('🕒 Что уже сдано'));
    await reads(olivia, 'small change fell out', () => olivia.taps('💵 Сегодня · 4\u00a0€ ≠'));
    await reads(ivan, 'Сегодня доставлено', () => ivan.command('deliveries'));
    await reads(ivan, 'Сдавать нечего', () => ivan.taps('💵'));
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });

  it('takes the cash out again when 🏁 was a mistake', async () => {
    const orderId = await brings();
    await reads(ivan, 'Сегодня доставлено', () => ivan.command('deliveries'));
    await reads(ivan, 'Конец смены', () => ivan.taps('💵'));
    await reads(ivan, 'ждёт пересчёта', () => ivan.taps('💵 Сдать'));
    await reads(emil, 'Ivan hands over €4.50', () => comesToRest(bakery.sql));
    const [step] = await bakery.sql<{ id: number }>('select max(id) as id from order_step where order_id = $1', [
      orderId,
    ]);
    const undo = `dlv.undo:${orderId.toString(36)}:${step!.id.toString(36)}`;
    await reads(emil, 'There is nothing to hand over any more', () => ivan.forges(undo));
    await reads(ivan, `Заказ ${orderId} доставлен`, () => ivan.taps('🏁'));
  });

  it('is for each bakery by itself, where they serve several', async () => {
    const [other] = await bakery.sql<{ id: number }>(
      `with made as (insert into shop (name, currency, time_zone, language)
         values ('Kiosk', 'EUR', 'Europe/Berlin', 'en') returning id), hired as (
         insert into role (person_id, shop_id, kind) select p.id, made.id, 'courier' from person p, made
         where p.telegram_id = $1)
       select id from made`,
      [ivan.id],
    );
    await reads(ivan, 'Сегодня доставлено', () => ivan.command('deliveries'));
    await reads(ivan, 'У каждой пекарни своя касса', () => ivan.taps('💵'));
    await reads(ivan, 'Сдавать нечего', () => ivan.taps('🏪 Kiosk'));
    await reads(ivan, 'У каждой пекарни своя касса', () => ivan.forges('hov.shifts'));
    await reads(ivan, 'Конец смены', () => ivan.taps('🏪 Crumb & Co · 4,50'));
    await bakery.sql('delete from role where shop_id = $1', [other!.id]);
    await bakery.sql('delete from shop where id = $1', [other!.id]);
  });

  it('is no business of customers, nor of somebody who was dismissed', async () => {
    await brings();
    await bakery.sql(
      `with held as (insert into cash_handover (shop_id, courier_id, amount, currency, deliveries)
         select $1, d.courier_id, 450, 'EUR', 1 from delivery d where d.handover_id is null limit 1 returning id)
       update delivery set handover_id = held.id from held where handover_id is null`,
      [bakery.shopId],
    );
    const [{ id }] = (await bakery.sql<{ id: number }>(
      'select max(id) as id from cash_handover where id > $1',
      [0],
    )) as [{ id: number }];
    const before = await bakery.sql('select * from cash_handover where id > $1 order by id', [0]);
    const data = (code: string, ...numbers: number[]) => [code, ...numbers.map((one) => one.toString(36))].join(':');
    for (const forged of [
      data('hov.take', id, 450),
      data('hov.type', id),
      data('hov.open', id),
      data('hov.orders', id, 0),
      data('hov.cash', 0),
      data('hov.of', 1, 0),
      data('hov.grab', 1, 0, 1),
      data('hov.past', 0),
      data('hov.ask', bakery.shopId, 450, 1),
      data('hov.shift', bakery.shopId, 0),
      data('hov.shifts'),
    ]) {
      await vera.forges(forged);
    }
    await bakery.sql(`update role set active = false where person_id = (select id from person where first_name = $1)`, [
      'Emil',
    ]);
    await emil.forges(data('hov.take', id, 450));
    await comesToRest(bakery.sql);
    expect(await bakery.sql('select * from cash_handover where id > $1 order by id', [0])).toEqual(before);
    expect(textsOf(vera).filter((text) => text.includes('Ivan'))).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });
});
