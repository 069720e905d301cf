import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';

describe('An owner who restocks', () => {
  let bakery: Bakery;
  let olga: Person;
  let oksana: Person;
  let rye: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    rye = await bakery.product('Rye loaf', { stock: 4 });
    for (const name of ['Brioche', 'Cake', 'Dill roll', 'Eclair', 'Fougasse', 'Galette', 'Honey cake', 'Icing bun']) {
      await bakery.product(name, { stock: name === 'Cake' ? null : 3 });
    }
    olga = await bakery.staff('owner', 'Olga');
    oksana = await bakery.staff('owner', 'Оксана', { languageCode: 'uk' });
  });
  afterAll(() => bakery.close());

  const toast = (person: Person) => person.chat().notices.at(-1)?.text;

  it('leafs through the list, or types a name', async () => {
    const { text } = await reads(olga, '9 products', () => olga.command('restock'));
    expect(text).toMatch(/^Stock · 9 products\n/);
    await reads(olga, '9 products', () => olga.taps('▶️'));
    await reads(olga, 'What is it called?', () => olga.taps('🔎 Search'));
    await reads(olga, '“sourdough”', () => olga.says('sourdough'));
    await reads(olga, 'What is it called?', () => olga.taps('🔎 Search'));
    await reads(olga, '“RYE”: 1 product', () => olga.says('RYE'));
    await reads(olga, 'On the shelf: 4', () => olga.taps('Rye loaf · 4'));
  });

  it('puts in what came by a tap, or by a number that is typed', async () => {
    await reads(olga, 'On the shelf: 16', () => olga.taps('➕ 12'));
    await reads(olga, 'A number from 1 to 999', () => olga.taps('➕ Another number'));
    for (const nonsense of ['0', '-3', '1000', '2.5', 'a dozen', '٣', '=1+1']) {
      await reads(olga, 'a whole number from 1 to 999', () => olga.says(nonsense));
    }
    await reads(olga, 'On the shelf: 20', () => olga.says('4'));
  });

  it('takes out what nobody bought, and says why', async () => {
    await reads(olga, 'Why do pieces go', () => olga.taps('➖ Take out'));
    await reads(olga, 'By the books there are 20', () => olga.taps('➖ Thrown away'));
    await reads(olga, 'a whole number from 1 to 20', () => olga.says('21'));
    await reads(olga, 'On the shelf: 17', () => olga.taps('➖ 3'));
  });

  it('counts, while a customer orders: what is ordered meanwhile is not sold twice', async () => {
    await reads(olga, 'By the books: 17', () => olga.taps('📦 Count'));
    await orders(bakery.customer('Vera'), 'Rye loaf');
    await reads(olga, /^Rye loaf\nOn the shelf: 14/, () => olga.says('15'));
    expect(olga.chat().messages.map(({ text }) => text)).toContain(
      'Orders moved 1 piece while you counted: 14 on the shelf',
    );
  });

  it('reads in the ledger who did what, and when', async () => {
    const { text } = await reads(olga, 'newest first', () => olga.taps('📄 Ledger'));
    expect(text).toMatch(/−2 → 14 · counted\n.*, Olga\n\n−1 → 16 · order \d+\n.*, Vera\n\n−3 → 17 · thrown away/);
    await reads(olga, 'On the shelf: 14', () => olga.taps('⬅️ Back to the stock'));
  });

  it('is told once when little is left, as is the other owner in her language', async () => {
    await reads(olga, 'From how many pieces down', () => olga.taps('✏️ Low level'));
    await reads(olga, 'a whole number from 0 to 9999', () => olga.says('-1'));
    await reads(olga, 'You are told when 13 or fewer are left.', () => olga.says('13'));
    await orders(bakery.customer('Mia'), 'Rye loaf');
    await hears(olga, 'Rye loaf runs low at Crumb & Co: 13 left.');
    await hears(oksana, 'Rye loaf у «Crumb & Co» закінчується: залишилося 13.');
    await orders(bakery.customer('Ben'), 'Rye loaf');
    await reads(oksana, 'На полиці: 12', () => oksana.taps('📦 Запас'));
    await reads(oksana, 'Закінчується · 1 товар', () => oksana.taps('⬅️ Усі запаси'));
    const told = olga.chat().messages.filter(({ text }) => text.includes('runs low at'));
    expect(told).toHaveLength(1);
  });

  it('adds nothing twice by two taps, and reads who was quicker', async () => {
    const [last] = await bakery.sql<{ id: number }>('select max(id) as id from stock_movement where product_id = $1', [
      rye,
    ]);
    const data = `stk.more:${[rye, 6, last!.id, 0, 0, 0].map((value) => value.toString(36)).join(':')}`;
    await oksana.forges(data);
    expect(await olga.forges(data)).toMatchObject({ text: expect.stringContaining('Оксана has just changed') });
    expect(await bakery.stockOf(rye)).toBe(18);
  });

  it('is asked by nobody else, with whatever button', async () => {
    const emil = await bakery.staff('employee', 'Emil');
    const other = await bakery.staff('owner', 'Otto', { shopId: await bakery.shop('Other') });
    await reads(emil, 'for the bakery’s owners'.replace('’', "'"), () => emil.command('restock'));
    for (const person of [emil, other]) {
      for (const code of ['open', 'type', 'less', 'count']) {
        const answer = await person.forges(`stk.${code}:${rye.toString(36)}:0:0:0`);
        expect(answer?.text ?? '').toMatch(/no such product|owners/);
      }
      await person.forges(`stk.more:${rye.toString(36)}:6:0:0:0:0`);
      await person.forges(`stk.log:${rye.toString(36)}:0`);
      await person.forges(`stk.low:${rye.toString(36)}:0`);
    }
    expect(await bakery.stockOf(rye)).toBe(18);
    expect(toast(emil)).toMatch(/no such product|owners/);
  });

  it('keeps a stock of what was baked to order, from a count on', async () => {
    await reads(olga, '9 products', () => olga.command('restock'));
    await reads(olga, 'no stock is kept', () => olga.taps('Cake · to order'));
    await reads(olga, 'It was baked to order until now', () => olga.taps('📦 Keep a stock from now on'));
    await reads(olga, 'Sold out: 0 on the shelf', () => olga.says('0'));
    expect(bakery.logged).toEqual([]);
  });
});
