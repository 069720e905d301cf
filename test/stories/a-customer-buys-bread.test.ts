import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';

describe.each(ways)('Somebody who buys bread ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let rye: number;
  let emil: Person;
  let anna: Person;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    rye = await bakery.product('Rye loaf', { price: 450, stock: 20 });
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
  });
  afterAll(() => bakery.close());

  /** From /start to the page of the rye loaf. */
  async function goesToRye(person: Person): Promise<void> {
    person.command('start');
    await person.sees(person.firstName);
    for (const button of ['🥐', 'Bread', 'Rye']) await person.taps(button);
  }

  it('gets a delivery: asked for, baked, accepted, brought', async () => {
    const vera = bakery.customer('Vera');
    await goesToRye(vera);
    await vera.taps('➕');
    await vera.taps('🛒');
    await vera.taps('✅');
    await vera.taps('🚚');
    vera.says('Baker Street 5');
    await vera.sees('phone');
    vera.sharesContact();
    await vera.sees('Baker Street 5');
    await vera.taps('✅');
    const [order] = await bakery.orders();
    const card = await vera.sees(`Order ${order!.id}`);
    expect(await bakery.stockOf(rye)).toBe(19);

    await emil.sees(`Order ${order!.id}`);
    await emil.taps('👩‍🍳');
    await vera.sees('in the oven');
    await anna.sees(`order ${order!.id}`);
    await anna.taps('🛵');
    await vera.sees('Anna');
    await emil.taps('🔔');
    await anna.sees((message) => message.buttons.flat().some(({ text }) => text.startsWith('📤')));
    await anna.taps('📤');
    await vera.sees('on its way');
    await anna.taps('🏁');
    await vera.sees((message) => message.id === card.id && message.text.includes('●●●●●'));

    expect(await bakery.orders()).toMatchObject([{ id: order!.id, status: 'completed', total: 450 }]);
    const cards = vera.chat().messages.filter((message) => message.text.startsWith(`Order ${order!.id} ·`));
    expect(cards.map(({ id }) => id)).toEqual([card.id]);
  });

  it('changes her mind while nobody has begun, and the bread is back', async () => {
    const before = await bakery.stockOf(rye);
    const mia = bakery.customer('Mia');
    await goesToRye(mia);
    await mia.taps('➕');
    await mia.taps('➕');
    await mia.taps('🛒');
    await mia.taps('✅');
    await mia.taps('🏃');
    await mia.sees('phone');
    mia.says('+49 1512 3456789');
    await mia.sees('Is everything right');
    await mia.taps('✅');
    await mia.sees('received');
    expect(await bakery.stockOf(rye)).toBe(before! - 2);
    await mia.taps('❌');
    await mia.taps('❌');
    await mia.sees('Cancelled by you');
    expect(await bakery.stockOf(rye)).toBe(before);
  });

  it('is told how many are left instead of buying what is not there', async () => {
    const last = await bakery.product('Last bun', { stock: 1, category: 'Buns' });
    const [ida, udo] = [bakery.customer('Ida'), bakery.customer('Udo')];
    for (const person of [ida, udo]) {
      person.command('start');
      await person.sees(person.firstName);
      for (const button of ['🥐', 'Buns', 'Last bun', '➕', '🛒', '✅', '🏃']) await person.taps(button);
      await person.sees('phone');
      person.sharesContact();
      await person.sees('Is everything right');
    }
    await Promise.all([ida.taps('✅'), udo.taps('✅')]);
    expect(await bakery.stockOf(last)).toBe(0);
    const sold = await bakery.sql('select 1 from order_line where product_id = $1', [last]);
    expect(sold).toHaveLength(1);
    const told = [ida, udo].filter((person) => person.chat().notices.some(({ text }) => text.includes('Last bun')));
    expect(told).toHaveLength(1);
  });

  it('makes one order, however often ✅ is tapped', async () => {
    const nora = bakery.customer('Nora');
    await goesToRye(nora);
    for (const button of ['➕', '🛒', '✅', '🏃']) await nora.taps(button);
    await nora.sees('phone');
    nora.sharesContact();
    const summary = await nora.sees('Is everything right');
    const before = (await bakery.orders()).length;
    const place = { message: summary.id, row: 0, column: 0 };
    const answers = await Promise.all([nora.taps(place), nora.taps(place), nora.taps(place)]);
    expect(answers).toHaveLength(3);
    expect(answers).not.toContain(null);
    expect((await bakery.orders()).length).toBe(before + 1);
  });

  it('left nothing in the log', () => {
    expect(bakery.logged).toEqual([]);
  });
});
