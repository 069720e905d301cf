import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { fillsCart, reads } from '../support/conversation.ts';

const NUMBER_ASKED = 'How many of';

describe.each(ways)('A cart that is kept for weeks ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let vera: Person;
  let mallory: Person;
  const products: Record<string, number> = {};
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    for (const [name, price, stock] of [
      ['Rye loaf', 200, 40],
      ['Roll', 50, 99],
      ['Last buns', 100, 6],
    ] as const)
      products[name] = await bakery.product(name, { price, stock });
    vera = await begins('Victoria', 'Rye loaf');
    mallory = await begins('Mallory', 'Roll');
  });
  afterAll(() => bakery.close());

  const taps = (person: Person, button: string, match: Match) => reads(person, match, () => person.taps(button));
  const says = (person: Person, text: string, match: Match) => reads(person, match, () => person.says(text));
  const cartOf = (person: Person) => reads(person, /Your cart/, () => person.command('cart'));
  const change = (sql: string, name: string) => bakery.sql(`update product ${sql} where id = $1`, [products[name]]);

  async function linesOf(person: Person): Promise<string[]> {
    const lines = await bakery.sql<{ line: string }>(
      `select l.quantity || ' ' || p.name as line from person b join cart k on k.person_id = b.id
        join cart_line l on l.cart_id = k.id join product p on p.id = l.product_id
       where b.telegram_id = $1 order by l.added_at`,
      [person.id],
    );
    return lines.map(({ line }) => line);
  }

  /** The cart is open, with one piece of each product. */
  async function begins(firstName: string, ...names: string[]): Promise<Person> {
    const person = bakery.customer(firstName);
    for (const name of names) await fillsCart(person, name);
    await taps(person, '🛒', 'Your cart');
    return person;
  }

  it('counts by typing, and takes nothing for a number that is none', async () => {
    const vroni = await begins('Vroni', 'Rye loaf');
    const { text } = await taps(vroni, '1', NUMBER_ASKED);
    expect(text).toContain('How many of Rye loaf shall it be? In your cart: 1.');
    for (const wrong of ['-1', '1.5', '1e9', '١٢', '100', '4000000000', '🥐', '<b>5</b>', '\u202E5\u202C1', 'five'])
      await says(vroni, wrong, 'a whole number from 0 to 99, digits only');
    await says(vroni, '41', 'There are only 40 left');
    await reads(vroni, 'a whole number', () => vroni.sendsSticker());
    await reads(vroni, 'a whole number', () => vroni.sendsVoice());
    expect(await linesOf(vroni)).toEqual(['1 Rye loaf']);
    await says(vroni, '7', '7 × €2 = €14');
    await taps(vroni, '7', 'In your cart: 7');
    await taps(vroni, '10', '10 × €2 = €20');
    await taps(vroni, '10', NUMBER_ASKED);
    await says(vroni, '0', 'Your cart is empty');
    expect(await linesOf(vroni)).toEqual([]);
  });

  it('loses nothing to commands, ❌ and restarts in the middle of a question', async () => {
    const ida = await begins('Ida', 'Rye loaf', 'Roll');
    await taps(ida, '1', NUMBER_ASKED);
    await taps(ida, '❌', '2. Roll');
    await taps(ida, '1', NUMBER_ASKED);
    await reads(ida, '2. Roll', () => ida.command('cart'));
    await taps(ida, '1', NUMBER_ASKED);
    await reads(ida, 'Hello, Ida', () => ida.command('start'));
    await cartOf(ida);
    await taps(ida, '1', NUMBER_ASKED);
    await bakery.telegram.settled();
    await bakery.stopApps();
    await reads(ida, '6 × €2 = €12', async () => {
      ida.says('6');
      await bakery.start();
    });
    expect(await linesOf(ida)).toEqual(['6 Rye loaf', '1 Roll']);
  });

  it('is one cart on two devices', async () => {
    const otto = await begins('Otto', 'Rye loaf', 'Roll');
    const phone = await cartOf(otto);
    const tablet = await cartOf(otto);
    const button = (message: number, row: number, column: number) => ({ message, row, column });
    await Promise.all([otto.taps(button(phone.id, 0, 3)), otto.taps(button(tablet.id, 0, 3))]);
    expect(await linesOf(otto)).toEqual(['3 Rye loaf', '1 Roll']);
    await reads(otto, NUMBER_ASKED, () => otto.taps(button(phone.id, 0, 2)));
    await otto.taps(button(tablet.id, 0, 4));
    expect(await linesOf(otto)).toEqual(['1 Roll']);
    await says(otto, '5', '5 × €2 = €10');
    expect((await linesOf(otto)).sort()).toEqual(['1 Roll', '5 Rye loaf']);
  });

  it('knows which of two questions a number answers', async () => {
    const nora = await begins('Nora', 'Rye loaf', 'Roll');
    const first = await cartOf(nora);
    const second = await cartOf(nora);
    await reads(nora, 'How many of Rye loaf', () => nora.taps({ message: first.id, row: 0, column: 2 }));
    await reads(nora, 'How many of Roll', () => nora.taps({ message: second.id, row: 1, column: 2 }));
    const tenOfRye = `frm:cart-quantity:pick:quantity:${(products['Rye loaf']! * 100 + 10).toString(36)}`;
    await nora.forges(tenOfRye, first.id);
    expect(await linesOf(nora)).toEqual(['1 Rye loaf', '1 Roll']);
    await says(nora, '12', '12 × €0.50 = €6');
    const answer = await nora.forges(tenOfRye, first.id);
    expect(answer?.text).toBe('That button is from an earlier step.');
    expect(await linesOf(nora)).toEqual(['1 Rye loaf', '12 Roll']);
  });

  it('is cleared and had back, by double taps and weeks later too', async () => {
    const gerda = await begins('Gerda', 'Rye loaf', 'Roll');
    const open = await cartOf(gerda);
    const clear = { message: open.id, row: open.buttons.findIndex(([one]) => one!.text.startsWith('🗑')), column: 0 };
    await reads(gerda, '2 products were in it', () => Promise.all([gerda.taps(clear), gerda.taps(clear)]));
    expect(await linesOf(gerda)).toEqual([]);
    await bakery.stopApps();
    await bakery.start();
    const back = { message: open.id, row: 0, column: 0 };
    await reads(gerda, '2. Roll', () => Promise.all([gerda.taps(back), gerda.taps(back)]));
    expect(await linesOf(gerda)).toEqual(['1 Rye loaf', '1 Roll']);
  });

  it('comes back without what has sold out, and not at all once something else is in it', async () => {
    const paul = await begins('Paul', 'Rye loaf', 'Last buns');
    await taps(paul, '🗑 Clear', 'Your cart is empty');
    await change('set stock = 0', 'Last buns');
    const { text } = await taps(paul, '↩️', 'Your cart');
    await change('set stock = 6', 'Last buns');
    expect(text).toContain('Not to be had any more: Last buns');
    expect(await linesOf(paul)).toEqual(['1 Rye loaf']);
    const old = await taps(paul, '🗑 Clear', 'Your cart is empty');
    await fillsCart(paul, 'Roll');
    await paul.forges(`crt.back:${bakery.shopId}`, old.id);
    expect(await linesOf(paul)).toEqual(['1 Roll']);
  });

  it('says once that a price has changed', async () => {
    const emma = await begins('Emma', 'Rye loaf');
    await change('set price = 220', 'Rye loaf');
    expect((await cartOf(emma)).text).toContain('was €2, now €2.20');
    const { text } = await cartOf(emma);
    expect(text).toContain('1 × €2.20');
    expect(text).not.toContain('was');
    await change('set price = 200', 'Rye loaf');
    await taps(emma, '➕', 'was €2.20, now €2');
  });

  it('says what is left, and takes that by one tap', async () => {
    const karl = await begins('Karl', 'Last buns');
    await taps(karl, '1', NUMBER_ASKED);
    await says(karl, '5', '5 × €1');
    await change('set stock = 3', 'Last buns');
    expect((await cartOf(karl)).text).toContain('only 3 left');
    await taps(karl, '📦 1. Take 3', '3 × €1 = €3');
    await change('set on_shelf = false', 'Last buns');
    expect((await cartOf(karl)).text).toContain('not on sale at the moment');
    await taps(karl, '3', NUMBER_ASKED);
    await says(karl, '2', "can't be had at the moment");
    await says(karl, '0', 'Your cart is empty');
    await change('set on_shelf = true, stock = 6', 'Last buns');
  });

  it('says what an order lacks, then what a free delivery lacks', async () => {
    await bakery.sql('update shop set minimum = 500, free_from = 1000, delivery_fee = 250 where id = $1', [
      bakery.shopId,
    ]);
    const lena = await begins('Lena', 'Rye loaf');
    const little = await cartOf(lena);
    expect(little.text).toContain('€3 more for an order (from €5)\nDelivery, if you wish: €2.50');
    expect(little.buttons.flat().map(({ text }) => text)).not.toContain('✅ Check out');
    await taps(lena, '1', NUMBER_ASKED);
    await taps(lena, '3', 'Delivery, if you wish: €2.50\n€4 more and the delivery is free');
    await taps(lena, '3', NUMBER_ASKED);
    const enough = await taps(lena, '5', 'Delivery, if you wish: free');
    expect(enough.buttons.flat().map(({ text }) => text)).toContain('✅ Check out');
    await bakery.sql('update shop set minimum = 0, free_from = null, delivery_fee = 0 where id = $1', [bakery.shopId]);
  });

  it('answers buttons of last month, and changes nothing they do not mean', async () => {
    const hugo = await begins('Hugo', 'Rye loaf');
    const month = await cartOf(hugo);
    await taps(hugo, '🗑 Clear', 'Your cart is empty');
    const rye = products['Rye loaf']!.toString(36);
    for (const data of [`crt.less:${rye}:0`, `crt.remove:${rye}:0`, `crt.left:${rye}:9`, `crt.write:${rye}:0`])
      expect(await hugo.forges(data, month.id)).not.toBeNull();
    expect(await linesOf(hugo)).toEqual([]);
    await reads(hugo, 'In your cart: 0', () => hugo.forges(`crt.count:${rye}:0`, month.id));
    await says(hugo, '2', '2 × €2 = €4');
    expect(await linesOf(hugo)).toEqual(['2 Rye loaf']);
  });

  it('is one in each shop, and old buttons work in their own', async () => {
    const rosa = await begins('Rosa', 'Rye loaf', 'Roll');
    const cake = await bakery.product('Foreign cake', { price: 500 }, await bakery.shop('Elsewhere'));
    const old = await cartOf(rosa);
    const goesElsewhere = () => reads(rosa, 'Foreign cake', () => rosa.command('start', `p_${cake.toString(36)}`));
    const press = (row: number, column: number) => rosa.taps({ message: old.id, row, column });
    await goesElsewhere();
    await taps(rosa, '➕ Add to cart', 'In your cart: 1');
    await reads(rosa, 'How many of Roll', () => press(1, 2));
    await says(rosa, '4', '4 × €0.50 = €2');
    await goesElsewhere();
    await rosa.forges(`crt.less:${products.Roll!.toString(36)}:0`, old.id);
    expect(await linesOf(rosa)).toEqual(['1 Rye loaf', '3 Roll', '1 Foreign cake']);
    await goesElsewhere();
    await reads(rosa, '2 products were in it', () => rosa.forges(`crt.clear:${bakery.shopId.toString(36)}`, old.id));
    expect(await linesOf(rosa)).toEqual(['1 Foreign cake']);
    await taps(rosa, '↩️', '2. Roll');
  });

  it('is reached by nobody else, whatever data is forged', async () => {
    const elsewhere = await bakery.product('Foreign roll', {}, await bakery.shop('Faraway'));
    const [rye, foreign] = [products['Rye loaf']!, elsewhere].map((id) => id.toString(36));
    const here = bakery.shopId.toString(36);
    const nobody = (2 ** 31 - 1).toString(36);
    for (const id of [rye, foreign, nobody]) {
      for (const what of ['less', 'remove', 'left', 'write', 'count']) {
        expect(await mallory.forges(`crt.${what}:${id}:0`)).not.toBeNull();
        await mallory.forges('frm:cart-quantity:cancel::0');
      }
    }
    for (const data of [
      `crt.clear:${here}`,
      `crt.back:${here}`,
      `crt.clear:${here}`,
      `crt.clear:${nobody}`,
      `frm:cart-quantity:pick:quantity:${'z'.repeat(11)}`,
    ])
      expect(await mallory.forges(data)).not.toBeNull();
    await reads(mallory, NUMBER_ASKED, () => mallory.forges(`crt.count:${rye}:0`));
    await mallory.forges(`frm:cart-quantity:pick:quantity:${(elsewhere * 100 + 5).toString(36)}`);
    await mallory.forges(`frm:cart-quantity:pick:quantity:${(products['Rye loaf']! * 100 + 77).toString(36)}`);
    expect(await linesOf(vera)).toEqual(['1 Rye loaf']);
    expect(await linesOf(mallory)).toEqual([]);
  });

  it('left nothing in the log', () => {
    expect(bakery.logged).toEqual([]);
  });
});
