import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';

describe.each(ways)('What to bake ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let raisa: Person;
  let cake: number;
  let rye: number;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    cake = await bakery.product('Birthday cake', { stock: null });
    rye = await bakery.product('Rye loaf', { stock: 2 });
    emil = await bakery.staff('employee', 'Emil');
    raisa = await bakery.staff('employee', 'Raisa', { languageCode: 'ru' });
  });
  afterAll(() => bakery.close());

  const toast = (person: Person) => person.chat().notices.at(-1)?.text;
  const code = (...values: number[]) => values.map((value) => value.toString(36)).join(':');

  async function contentOf(fileId: string): Promise<string> {
    const { telegram } = bakery;
    const answer = await fetch(`${telegram.url}/bot${telegram.token}/getFile?file_id=${fileId}`);
    const { result } = (await answer.json()) as { result: { file_path: string } };
    const file = await fetch(`${telegram.url}/file/bot${telegram.token}/${result.file_path}`);
    return Buffer.from(await file.arrayBuffer()).toString('latin1');
  }

  it('is nothing as long as nobody has ordered, and says what to do instead', async () => {
    await reads(emil, 'Nothing to bake for orders', () => emil.command('bake'));
    await reads(raisa, 'Для заказов печь нечего', () => raisa.command('bake'));
  });

  it('is what customers wait for, and a batch makes their order ready', async () => {
    const vera = bakery.customer('Vera');
    const orderId = await orders(vera, 'Birthday cake');
    await hears(emil, `Order ${orderId} · new`);
    await reads(emil, 'To bake: 1 piece', () => emil.command('bake'));
    await bakery.sql('update orders set due_at = now() where id = $1', [orderId]);
    for (const [one, print, caption] of [
      [emil, '📄 Print for today', 'What to bake, to print'],
      [raisa, '📄 Распечатать на сегодня', 'Что печь, для печати'],
    ] as const) {
      await reads(one, /To bake: 1|Испечь: 1/, () => one.command('bake'));
      const { document } = await reads(one, caption, () => one.taps(print));
      expect(document!.name).toMatch(/^bake-\d{4}-\d\d-\d\d\.pdf$/);
      expect(await contentOf(document!.fileId)).toMatch(/^%PDF/);
    }
    await reads(emil, 'Orders wait for 1', () => emil.taps('👩‍🍳 Birthday cake'));
    await reads(emil, 'No order waits for it', () => emil.taps('➕ All that is missing: 1'));
    expect(toast(emil)).toBe('For orders: 1 · left over: 0 · 1 order is ready');
    await hears(vera, 'ready');
    await hears(raisa, `Заказ ${orderId} · готов`);
    expect(await bakery.orders()).toMatchObject([{ id: orderId, status: 'ready' }]);
  });

  it('is nothing more, so the shelf is filled: by a tap, or by a number that is typed', async () => {
    await reads(emil, 'Nothing to bake for orders', () => emil.command('bake'));
    await reads(emil, 'What runs out comes first', () => emil.taps('📦 Fill the shelf'));
    await reads(emil, 'On the shelf: 2', () => emil.taps('Rye loaf · 2'));
    await reads(emil, 'On the shelf: 14', () => emil.taps('➕ 12'));
    await reads(emil, 'A number from 1 to 999', () => emil.taps('✏️ Another number'));
    for (const nonsense of ['0', '1000', '-5', '1.5', '5 loaves', '٣']) {
      await reads(emil, 'a whole number from 1 to 999', () => emil.says(nonsense));
    }
    const shown = await reads(emil, 'On the shelf: 44', () => emil.says('30'));
    expect(shown.text).toMatch(/Last batch: 30, Emil, /);
    expect(await bakery.stockOf(rye)).toBe(44);
  });

  it('was a wrong number, which is taken back', async () => {
    await reads(emil, 'You wrote 30', () => emil.taps('↩️ It was not 30'));
    await reads(emil, 'a whole number from 0 to 29', () => emil.says('30'));
    const shown = await reads(emil, 'On the shelf: 38', () => emil.says('24'));
    expect(shown.text).toContain('Last batch: 24 (first 30), Emil');
    await hears(emil, 'It is 24 now.');
    await reads(emil, 'On the shelf: 44', () => emil.taps('➕ 6'));
  });

  it('is recorded once when it is tapped twice, and the second baker reads of the first', async () => {
    const [last] = await bakery.sql<{ id: number }>('select max(id) as id from batch where product_id = $1', [rye]);
    const data = `bak.done:${code(rye, 6, last!.id)}`;
    expect(await emil.forges(data)).toMatchObject({ text: 'For orders: 0 · left over: 6' });
    expect(await emil.forges(data)).toMatchObject({
      text: expect.stringContaining('Emil has just recorded a batch of 6'),
    });
    expect(await raisa.forges(data)).toMatchObject({ text: expect.stringContaining('Новая партия уже записана: 6') });
    expect(await bakery.stockOf(rye)).toBe(50);
    await hears(raisa, 'На полке: 50');
  });

  it('is for tomorrow what such days have sold, which nobody has yet', async () => {
    await reads(emil, 'Nothing to bake for orders', () => emil.command('bake'));
    await reads(emil, 'there is nothing to suggest yet', () => emil.taps('🕒 Tomorrow'));
    expect(await emil.forges(`bak.sheet:${code(1)}`)).toMatchObject({
      text: 'No order asks for anything on that day yet.',
    });
    await bakery.sql(
      `with sold as (
         insert into orders (shop_id, customer_id, status, fulfilment, phone, payment, item_total, delivery_fee, total,
           currency, intent, placed_at, due_at)
         select s.id, p.id, 'completed', 'pickup', '', 'cash', 400, 0, 400, 'EUR', 'last week', at, at
         from shop s, person p, lateral (
           select ((now() at time zone s.time_zone)::date - 6 + time '12:00') at time zone s.time_zone as at
         ) week
         where s.id = $1 and p.first_name = 'Vera' limit 1 returning id
       )
       insert into order_line (order_id, product_id, name, price, quantity, from_stock)
       select id, $2, 'Rye loaf', 400, 7, true from sold`,
      [bakery.shopId, rye],
    );
    await reads(emil, 'A suggestion', () => emil.forges(`bak.next:${code(0)}`));
    await reads(emil, 'How many came out of the oven?', () => emil.taps('👩‍🍳 Rye loaf · '));
  });

  it('goes to another order when one is called off', async () => {
    const [vera, walter] = [bakery.customer('Vera'), bakery.customer('Walter')];
    const first = await orders(vera, 'Birthday cake');
    await bakery.sql(`update order_line set quantity = 2 where order_id = $1`, [first]);
    const second = await orders(walter, 'Birthday cake');
    await reads(emil, 'To bake: 3 pieces', () => emil.command('bake'));
    await reads(emil, 'Orders wait for 3', () => emil.taps('👩‍🍳 Birthday cake'));
    await reads(emil, 'Orders wait for 2', () => emil.taps('➕ 1'));
    await reads(vera, `Cancel order ${first}?`, () => vera.taps('❌'));
    await reads(vera, 'Cancelled by you', () => vera.taps('❌ Yes'));
    await reads(emil, "Baked and nobody's yet: 1", () => emil.forges(`bak.open:${code(cake)}`));
    await reads(emil, 'No order waits for it', () => emil.taps('🔔'));
    await hears(walter, 'ready');
    expect(await bakery.orders()).toContainEqual(expect.objectContaining({ id: second, status: 'ready' }));
  });

  it('is for those who bake here only', async () => {
    const boris = await bakery.staff('courier', 'Boris');
    const nils = await bakery.staff('employee', 'Nils', { shopId: await bakery.shop('Elsewhere') });
    await reads(boris, 'This is for', () => boris.command('bake'));
    for (const data of [`bak.done:${code(rye, 6, 0)}`, `bak.spare:${code(cake)}`]) {
      for (const one of [boris, nils]) {
        expect(await one.forges(data)).toMatchObject({ text: expect.stringMatching(/This is for|no such product/) });
      }
    }
    for (const data of [`bak.open:${code(rye)}`, `bak.type:${code(rye)}`]) {
      expect(await nils.forges(data)).toMatchObject({ text: 'There is no such product here.' });
    }
    await bakery.telegram.settled();
    expect(textsOf(nils)).toEqual([]);
    expect(await bakery.stockOf(rye)).toBe(50);
    expect(bakery.logged).toEqual([]);
  });
});
