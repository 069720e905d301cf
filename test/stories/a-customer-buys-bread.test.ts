import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bakery, ways } from '../support/bakery.ts';

describe.each(ways)('Vera buys bread ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
  });
  afterAll(() => bakery.close());

  it('from /start to the finished delivery', async () => {
    const rye = await bakery.product('Rye loaf', { price: 450, stock: 3 });
    const emil = await bakery.staff('employee', 'Emil');
    const anna = await bakery.staff('courier', 'Anna');
    const boris = await bakery.staff('courier', 'Boris');
    const vera = bakery.customer('Vera');

    const dump = () => console.log(JSON.stringify(vera.chat().messages.slice(-2).map((m) => ({ t: m.text, b: m.buttons.map((r) => r.map((b) => b.text)) })), null, 1), JSON.stringify(vera.chat().keyboard?.rows), JSON.stringify(vera.chat().notices.slice(-1)));
    vera.command('start');
    await vera.sees('Vera');
    dump();
    await vera.taps('🥐'); dump();
    await vera.taps('Bread'); dump();
    await vera.taps('Rye'); dump();
    await vera.taps('➕'); dump();
    await vera.taps('🛒'); dump();
    await vera.taps('✅'); dump();
    await vera.taps('🚚'); dump();
    vera.says('Baker Street 5'); await new Promise((r) => setTimeout(r, 500)); dump();
    vera.sharesContact();  await new Promise((r) => setTimeout(r, 500)); dump();
    await vera.taps('✅'); dump();
    await new Promise((r) => setTimeout(r, 1500));
    for (const p of [emil, anna, boris]) console.log(p.firstName, JSON.stringify(p.chat().messages.map((m) => ({ t: m.text, b: m.buttons.map((r) => r.map((b) => b.text)) })), null, 1));
    console.log(bakery.logged);
    expect(await bakery.stockOf(rye)).toBe(2);
  });
});
