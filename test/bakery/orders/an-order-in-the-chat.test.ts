import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { confirmOrder } from '../../../src/bakery/orders/orders.actions.ts';
import type { Person } from '../../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../../support/bakery.ts';

let bakery: Bakery;
let rye: number;
let vera: Person;
beforeAll(async () => {
  bakery = await Bakery.open();
});
beforeEach(async () => {
  await bakery.sql('update product set on_shelf = false where id > $1', [0]);
  rye = await bakery.product(`Rye loaf ${Math.random().toString(36).slice(2, 6)}`, { price: 450, stock: 30 });
  vera = bakery.customer('Vera');
});
afterAll(() => bakery.close());

const ordersOf = (person: Person) =>
  bakery.sql<{ id: number; status: string; total: number; address: string | null }>(
    `select o.id, o.status, o.total, o.address from orders o join person p on p.id = o.customer_id
     where p.telegram_id = $1 order by o.id`,
    [person.id],
  );

/** Four taps: 🥐, the category, the product, ➕. */
async function fillsCart(person: Person): Promise<void> {
  person.command('start');
  await person.sees('This is Crumb & Co');
  await person.taps('🥐');
  await person.sees('What would you like?');
  await person.taps('Bread');
  await person.sees(({ text }) => text === 'Bread');
  await person.taps('Rye loaf');
  await person.sees('€4.50 · in stock');
  await person.taps('➕');
  await person.sees('In your cart: 1');
}

async function reachesSummary(person: Person): Promise<void> {
  await fillsCart(person);
  await person.taps('✅');
  await person.sees('Shall we bring it');
  await person.taps('🏃');
  await person.sees('Which phone number');
  person.sharesContact();
  await person.sees('Is everything right?');
}

/** What the ✅ under the summary carries. */
async function summaryData(person: Person): Promise<string> {
  const [cart] = await bakery.sql<{ cartId: number; version: number }>(
    `select k.id as "cartId", k.version from cart k join person p on p.id = k.person_id where p.telegram_id = $1`,
    [person.id],
  );
  return confirmOrder.write({ ...cart!, total: 450 });
}

describe('An order in the chat', () => {
  it('picked up and paid in cash takes a newcomer eight taps or messages after /start', async () => {
    await reachesSummary(vera); // seven: four for the cart, ✅, 🏃, 📞
    await vera.taps('✅');
    await vera.sees('●○○○ received');
    expect(await bakery.stockOf(rye)).toBe(29);
  });

  it('asks a returning customer nothing', async () => {
    await reachesSummary(vera);
    await vera.taps('✅');
    await vera.sees('●○○○ received');
    const since = vera.mark();
    await fillsCart(vera);
    await vera.taps('✅');
    await vera.sees('Is everything right?', { since });
    await vera.taps('✅ Order');
    await vera.sees('●○○○ received', { since });
    expect(await ordersOf(vera)).toHaveLength(2);
  });

  it('goes to the address as it was written, tags and all, and asks again for what is none', async () => {
    await fillsCart(vera);
    await vera.taps('✅');
    await vera.sees('Shall we bring it');
    await vera.taps('🚚');
    await vera.sees('Where to?');
    vera.says('x');
    await vera.sees('That is too short');
    vera.sendsSticker();
    await vera.sees('Please write the address as text');
    vera.says('<b>Mill</b> Street & Co\u202E 4');
    await vera.sees('Which phone number');
    vera.says('not a number');
    await vera.sees('I cannot read this phone number');
    vera.says('030 1234567');
    await vera.sees('To <b>Mill</b> Street & Co 4');
    await vera.taps('✅');
    await vera.sees('●○○○○ received');
    expect(await ordersOf(vera)).toMatchObject([{ address: '<b>Mill</b> Street & Co 4' }]);
  });

  it('is shown anew instead of placed when a price has changed', async () => {
    await reachesSummary(vera);
    await bakery.sql('update product set price = 500 where id = $1', [rye]);
    expect(await vera.taps('✅')).toMatchObject({ text: expect.stringContaining('The total is €5 now, it was €4.50') });
    await vera.sees('Total: €5');
    expect(await ordersOf(vera)).toEqual([]);
    await vera.taps('✅');
    await vera.sees('●○○○ received');
    expect(await ordersOf(vera)).toMatchObject([{ total: 500 }]);
  });

  it('is not placed when the last loaf has gone meanwhile, and says so', async () => {
    await reachesSummary(vera);
    await bakery.sql('update product set stock = 0 where id = $1', [rye]);
    expect(await vera.taps('✅')).toMatchObject({ text: expect.stringContaining('has just sold out') });
    const summary = await vera.sees('has sold out meanwhile');
    expect(summary.buttons.flat().map(({ text }) => text.split(' ')[0])).toEqual([
      '🚚',
      '🏃',
      '🕒',
      '📞',
      '💬',
      '💵',
      '🛒',
    ]);
    expect(await ordersOf(vera)).toEqual([]);
  });

  it('confirmed twenty times at once is placed once, and every tap is answered', async () => {
    await reachesSummary(vera);
    const data = await summaryData(vera);
    const answers = await Promise.all(Array.from({ length: 20 }, () => vera.forges(data)));
    expect(answers.filter((answer) => answer === null)).toEqual([]);
    expect(await ordersOf(vera)).toHaveLength(1);
    expect(await bakery.stockOf(rye)).toBe(29);
  });

  it('of somebody else is nothing one can confirm, open or cancel', async () => {
    await reachesSummary(vera);
    const data = await summaryData(vera);
    const mallory = bakery.customer('Mallory');
    mallory.command('start');
    await mallory.sees('This is Crumb & Co');
    expect(await mallory.forges(data)).toMatchObject({ text: expect.stringContaining('Your cart is empty') });
    await vera.taps('✅');
    await vera.sees('●○○○ received');
    const [order] = await ordersOf(vera);
    const number = order!.id.toString(36);
    expect(await mallory.forges(`ord.cancel:${number}`)).toMatchObject({ text: 'There is no such order here.' });
    expect(await mallory.forges(`ord.ask:${number}`)).toMatchObject({ text: 'There is no such order here.' });
    await mallory.forges(`ord.open:${number}`);
    expect(mallory.chat().messages.some(({ text }) => text.includes('Rye loaf'))).toBe(false);
    expect(await ordersOf(vera)).toMatchObject([{ status: 'pending' }]);
  });

  it('is cancelled after one question, and the loaf goes back', async () => {
    await reachesSummary(vera);
    await vera.taps('✅');
    await vera.sees('●○○○ received');
    await vera.taps('❌ Cancel the order');
    await vera.sees('Cancel order');
    expect(await bakery.stockOf(rye)).toBe(29);
    await vera.taps('❌ Yes');
    await vera.sees('Cancelled by you');
    expect(await bakery.stockOf(rye)).toBe(30);
    expect(vera.chat().messages.some(({ text }) => text.includes('We are sorry'))).toBe(false);
  });
});
