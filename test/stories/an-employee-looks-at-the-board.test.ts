import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';

describe('An employee who looks at the board', () => {
  let bakery: Bakery;
  let emil: Person;
  let emma: Person;
  let first: number;
  let second: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 99 });
    emil = await bakery.staff('employee', 'Emil');
    emma = await bakery.staff('employee', 'Emma', { languageCode: 'ru' });
    first = await orders(bakery.customer('Vera'), 'Rye loaf');
    second = await orders(bakery.customer('Leo'), 'Rye loaf');
    await hears(emil, `Order ${second} · new`);
    await hears(emma, `Заказ ${second} · новый`);
  });
  afterAll(() => bakery.close());

  it('finds what they have started, and everything again', async () => {
    await reads(emil, `Order ${second} · in the oven`, () => emil.taps('👩‍🍳'));
    await reads(emil, '2 open orders', () => emil.command('board'));
    const mine = await reads(emil, '2 open orders\n\nMine 1\n1 – in the oven', () => emil.taps('⬜ Mine 1'));
    const labels = mine.buttons.flat().map(({ text }) => text);
    expect(labels[0]).toContain(`🚚 ${second} · `);
    expect(labels).toContain('☑️ Mine 1');
    expect(labels.some((label) => label.startsWith(`🚚 ${first} · `))).toBe(false);
    await reads(emil, '1 – new', () => emil.taps('⬜ All 2'));
    await reads(emma, 'Ваших среди них нет', async () => {
      await reads(emma, '2 заказа в работе', () => emma.command('board'));
      await emma.taps('⬜ Мои 0');
    });
  });

  it('is served by last year’s button and by one that names no list', async () => {
    for (const data of ['kit.board:0', 'kit.list:zzz:0', 'kit.list:0:zik0zj']) {
      await reads(emil, 'Nothing is late', () => emil.taps('⬜ Late 0'));
      await reads(emil, '1 – new', () => emil.forges(data));
    }
    expect(bakery.logged).toEqual([]);
  });

  it('finds an order that is done by its number, in their own bakery', async () => {
    await bakery.sql(`update orders set status = 'completed' where id = $1`, [first]);
    await bakery.sql(`update delivery set status = 'delivered', delivered_at = now() where order_id = $1`, [first]);
    await reads(emil, 'also one that is done: /board 12', () => emil.command('board'));
    const found = await reads(emil, `Order ${first} · done`, () => emil.command('board', `${first}`));
    const card = await reads(emil, 'Delivery to Vera', () => emil.taps('👩‍🍳 Open the order'));
    expect(card.id).toBe(found.id);
    await reads(emil, 'There is no such order here', () => emil.command('board', '999999999'));
    const mill = await bakery.staff('employee', 'Milo', { shopId: await bakery.shop('Mill') });
    await reads(mill, 'There is no such order here', () => mill.command('board', `${first}`));
    const ida = bakery.customer('Ida');
    await reads(ida, 'employees', () => ida.command('board', `${first}`));
  });

  it('sees nothing any more once dismissed', async () => {
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [emma.id],
    );
    expect(await emma.forges('kit.list:0:0')).toMatchObject({ text: expect.stringContaining('сотрудник') });
  });
});
