import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { cancelOrder } from '../../src/bakery/orders/cancel-order.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, reads, textsOf } from '../support/conversation.ts';

function picture(colour: string): Buffer {
  const canvas = createCanvas(320, 240);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 320, 240);
  return canvas.toBuffer('image/png');
}

describe.each(ways)('Somebody who looks around ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let vera: Person;
  let anton: Person;
  let cake: number;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    await bakery.sql('update shop set lead_minutes = 0 where id = $1', [bakery.shopId]);
    for (let i = 1; i <= 10; i++) await bakery.product(`Loaf ${i}`, { price: 100 * i });
    cake = await bakery.product('Plum cake', { price: 3200, stock: null, category: 'Cakes' });
    await bakery.sql(`update product set tags = '{vegan}' where price <= $1`, [300]);
    await bakery.sql('update product set rating_sum = 14, rating_count = 3, lead_minutes = 120 where id = $1', [cake]);
    await photosOf(cake, 'red', 'green', 'blue');
    vera = bakery.customer('Vera');
    anton = bakery.customer('Антон', 'ru');
    for (const person of [vera, anton]) await reads(person, person.firstName, () => person.command('start'));
  });
  afterAll(() => bakery.close());

  /** The first is the product's own. */
  async function photosOf(productId: number, ...colours: string[]): Promise<void> {
    for (const [position, colour] of colours.entries()) {
      const [photo] = await bakery.sql<{ id: number }>('insert into photo (bytes) values ($1) returning id', [
        picture(colour),
      ]);
      await bakery.sql(
        position === 0
          ? 'update product set photo_id = $2 where id = $1'
          : `insert into product_photo (product_id, photo_id, position) values ($1, $2, ${position})`,
        [productId, photo!.id],
      );
    }
  }

  const last = (person: Person) => person.chat().messages.at(-1)!;
  const labels = (person: Person) =>
    last(person)
      .buttons.flat()
      .map(({ text }) => text);

  it('leafs through a category, over the edge of its page, and is back on the page of what was seen last', async () => {
    await reads(vera, 'What would you like?', () => vera.taps('🥐'));
    await reads(vera, 'Bread', () => vera.taps('Bread'));
    expect(labels(vera)).toContain('🎛 Filters');
    await reads(vera, '8 of 10', () => vera.taps('Loaf 8'));
    expect(labels(vera)).toEqual(expect.arrayContaining(['◀️ 7/10', '▶️ 9/10', '🔗 Share']));
    await reads(vera, '9 of 10', () => vera.taps('▶️'));
    await reads(vera, '10 of 10', () => vera.taps('▶️'));
    expect(labels(vera).filter((text) => text.startsWith('▶️'))).toEqual([]);
    await reads(vera, /^Bread$/, () => vera.taps('⬅️'));
    expect(labels(vera).slice(0, 2)).toEqual(['Loaf 9 · €9', 'Loaf 10 · €10']);
    await reads(vera, '9 of 10', () => vera.taps('Loaf 9'));
    await reads(vera, '8 of 10', () => vera.taps('◀️'));
    await reads(vera, /^Bread$/, () => vera.taps('⬅️'));
    expect(labels(vera)[0]).toBe('Loaf 1 · €1');
  });

  it('comes by a link to a product and stands in its list', async () => {
    const [{ id }] = (await bakery.sql<{ id: number }>('select id from product where name = $1', ['Loaf 10'])) as [
      { id: number },
    ];
    await reads(vera, '10 of 10', () => vera.command('start', `p_${id.toString(36)}`));
    expect(labels(vera)).toContain('◀️ 9/10');
    await reads(vera, /^Bread$/, () => vera.taps('⬅️'));
    expect(labels(vera)[1]).toBe('Loaf 10 · €10');
  });

  it('leafs through what was found', async () => {
    await reads(vera, 'Found: 10', () => vera.says('loaf'));
    const first = labels(vera)[0]!.split(' ·')[0]!;
    await reads(vera, '1 of 10', () => vera.taps(first));
    await reads(vera, '2 of 10', () => vera.taps('▶️'));
    await reads(vera, 'In your cart: 1', () => vera.taps('➕'));
    expect(last(vera).text).toContain('2 of 10');
    await reads(vera, 'Found: 10', () => vera.taps('⬅️'));
    await reads(vera, 'Your cart', () => vera.command('cart'));
    await reads(vera, 'empty', () => vera.taps({ label: '🗑' }));
  });

  it('looks at all pictures of a cake in one message, with what others thought of it', async () => {
    await reads(vera, 'This is what we have', () => vera.says('plum'));
    await reads(vera, '⭐ 4.7 · 3 ratings', () => vera.taps('Plum cake'));
    const { id, photo } = last(vera);
    expect(last(vera).text).toContain('needs 2 hr');
    const seen = [photo!.fileId];
    for (const shown of ['📷 2 of 3', '📷 3 of 3', '📷 1 of 3']) {
      const has = ({ buttons }: MessageView) => buttons.flat().some(({ text }) => text === shown);
      seen.push((await reads(vera, has, () => vera.taps('📷'))).photo!.fileId);
    }
    expect(last(vera).id).toBe(id);
    expect(seen[3]).toBe(seen[0]);
    expect(new Set(seen).size).toBe(3);
  });

  it('asks for what is vegan and up to 2 euros, sees how much that is, and the shelf stays so', async () => {
    await reads(vera, 'Vera', () => vera.command('menu'));
    await reads(vera, 'What would you like?', () => vera.taps('🥐'));
    await reads(vera, 'Bread', () => vera.taps('Bread'));
    await reads(vera, '10 products fit.', () => vera.taps('🎛'));
    await reads(vera, '3 products fit.', () => vera.taps('⬜ vegan'));
    expect(labels(vera)).toEqual(expect.arrayContaining(['☑️ vegan', '⬜ kosher', '✅ Show 3']));
    await reads(vera, 'What may it cost?', () => vera.taps('Price'));
    await reads(vera, 'From which price on', () => vera.taps('✏️'));
    await reads(vera, 'Up to which price', () => vera.taps('⏭'));
    await reads(vera, 'read this as a price', () => vera.says('-1'));
    await reads(vera, '2 products fit.', () => vera.says('2'));
    await reads(vera, 'In which order', () => vera.taps('Order'));
    await reads(vera, 'dearest first', () => vera.taps('⬜ dearest first'));
    expect(await bakery.sql('select 1 from person where filter is not null and id > $1', [0])).toEqual([]);
    await reads(vera, 'vegan · up to €2 · dearest first', () => vera.taps('✅'));
    expect(labels(vera)).toEqual([
      'Loaf 2 · €2',
      'Loaf 1 · €1',
      '🎛 Filters · 3',
      '🗑 Clear filters',
      '🛒 Cart',
      '⬅️ Catalogue',
    ]);
    await reads(vera, '1 of 2', () => vera.taps('Loaf 2'));
    await reads(vera, '2 of 2', () => vera.taps('▶️'));
    await bakery.stopApps();
    await bakery.start();
    await reads(vera, 'vegan', () => vera.taps('⬅️'));
    await reads(vera, 'What would you like?', () => vera.taps('⬅️'));
    expect(labels(vera)).toContain('🎛 Filters · 3');
  });

  it('finds nothing of that among the cakes, and takes all filters off with one tap', async () => {
    await reads(vera, 'Nothing here fits your filters', () => vera.taps('Cakes'));
    await reads(vera, /^Cakes$/, () => vera.taps('🗑'));
    expect(labels(vera)[0]).toBe('Plum cake · €32');
    await reads(vera, 'Nothing fits all of this', async () => {
      await vera.taps('🎛');
      await vera.taps('⬜ kosher');
    });
    expect(labels(vera).filter((text) => text.startsWith('✅'))).toEqual([]);
    await reads(vera, /^Cakes$/, () => vera.taps('⬅️'));
    expect(labels(vera)).toContain('🎛 Filters');
  });

  it('sees everything at once, the newest first, in Russian', async () => {
    await reads(anton, 'Чего бы вам хотелось', () => anton.taps('🥐'));
    await reads(anton, 'Всё', () => anton.taps('Всё'));
    await reads(anton, 'Подходят 11 товаров', () => anton.taps('🎛'));
    await reads(anton, 'Подходят 10 товаров', () => anton.taps('⬜ есть на полке'));
    await reads(anton, 'сначала новые', async () => {
      await anton.taps('Порядок');
      await anton.taps('⬜ сначала новые');
    });
    await reads(anton, 'есть на полке · сначала новые', () => anton.taps('✅'));
    expect(labels(anton)[0]).toMatch(/^Loaf 10/);
    await reads(anton, '1 из 10', () => anton.taps('Loaf 10'));
    await reads(anton, 'Всё', () => anton.taps('⬅️'));
    await reads(anton, /^Всё$/, () => anton.taps('🗑'));
  });

  /** Somebody has ordered the whole stock of it. */
  async function buysAll(productId: number): Promise<{ orderId: number; cancels: () => Promise<unknown> }> {
    const [placed] = await bakery.sql<{ id: number; personId: number }>(
      `with walter as (insert into person (first_name) values ('Walter') returning id),
         taken as (update product set stock = 0 from product old where product.id = $1 and old.id = product.id
           returning product.id, old.stock, product.name, product.price),
         placed as (insert into orders (shop_id, customer_id, fulfilment, phone, payment, item_total, delivery_fee,
           total, currency, intent) select $2, id, 'pickup', '+49301234567', 'cash', 400, 0, 400, 'EUR', 'all ' || id
           from walter returning id, customer_id),
         lines as (insert into order_line (order_id, product_id, name, price, quantity, from_stock)
           select placed.id, taken.id, taken.name, taken.price, taken.stock, true from placed, taken)
       select id, customer_id as "personId" from placed`,
      [productId, bakery.shopId],
    );
    const { id: orderId, personId } = placed!;
    return { orderId, cancels: () => bakery.run(cancelOrder, { personId, operator: false }, { orderId }) };
  }

  it('waits for the last loaf with somebody else; one comes back, and who asked first hears of it', async () => {
    const spelt = await bakery.product('Spelt loaf', { stock: 1, category: 'Spelt' });
    await photosOf(spelt, 'brown');
    const first = await buysAll(spelt);
    await reads(anton, 'Нашлось: 1', () => anton.says('spelt'));
    await reads(anton, 'нет в наличии', () => anton.taps('Spelt loaf'));
    const watches = (person: Person, sign: string, words: string) =>
      reads(
        person,
        ({ buttons }) => buttons[0]?.[0]?.text === words,
        () => person.taps(sign),
      );
    const promise = anton.sees('нет в наличии', { since: anton.mark() });
    expect((await anton.taps('🙋'))?.text).toBe('Напишу вам, как только появится.');
    expect((await promise).buttons[0]![0]!.text).toBe('❌ Больше не сообщать');
    await reads(vera, 'This is what we have', () => vera.says('spelt'));
    await reads(vera, 'sold out', () => vera.taps('Spelt loaf'));
    await watches(vera, '🙋', '❌ Do not tell me any more');
    await watches(vera, '❌', '🙋 Tell me when it is back');
    await watches(vera, '🙋', '❌ Do not tell me any more');

    await first.cancels();
    const news = await hears(anton, 'Spelt loaf снова есть');
    expect(news.photo).toBeDefined();
    const second = await buysAll(spelt);
    await second.cancels();
    await hears(vera, 'Spelt loaf is back');
    expect(textsOf(anton).filter((text) => text.includes('снова есть'))).toHaveLength(1);
    expect(await bakery.sql('select 1 from product_watch where product_id = $1', [spelt])).toEqual([]);

    await reads(vera, 'In your cart: 1', () => vera.taps('➕'));
    await buysAll(spelt);
    const again = await reads(anton, 'нет в наличии', () => anton.taps('🥐 Посмотреть'));
    expect(again.id).toBe(news.id);
  });

  it('avoids nuts, and reads so wherever something with nuts is listed', async () => {
    const tart = await bakery.product('Walnut tart', { price: 500, category: 'Tarts' });
    await bakery.sql(`update product set allergens = '{nuts,milk}' where id = $1`, [tart]);
    const nora = bakery.customer('Nora');
    await reads(nora, 'Nora', () => nora.command('start', `shop_${bakery.shopId.toString(36)}`));
    await bakery.sql(`update person set avoids = '{nuts}' where telegram_id = $1`, [nora.id]);
    await reads(nora, 'This is what we have', () => nora.says('walnut'));
    expect(labels(nora)[0]).toBe('Walnut tart · €5 · allergen');
    await reads(nora, 'You avoid: nuts', () => nora.taps('Walnut'));
    await reads(nora, 'In your cart: 1', () => nora.taps('➕'));
    await reads(nora, /Your cart.*You avoid: nuts/s, () => nora.taps('🛒'));
    await reads(nora, 'What would you like?', () => nora.taps('🥐'));
    await reads(nora, 'Tarts', () => nora.taps('Tarts'));
    expect(labels(nora)[0]).toBe('Walnut tart · €5 · allergen');
    const { results } = (await nora.asksInline('walnut'))!;
    expect(results).toMatchObject([{ title: 'Walnut tart', description: '€5 · allergen' }]);
    expect((await vera.asksInline('walnut'))!.results).toMatchObject([{ description: '€5' }]);
  });

  it('comes by a link to a category of another shop and stays there', async () => {
    const shopId = await bakery.shop('Another');
    await bakery.product('Simit', { category: 'Rings' }, shopId);
    const [rings] = await bakery.sql<{ id: number }>('select id from category where name = $1', ['Rings']);
    await reads(vera, 'Rings', () => vera.command('start', `c_${rings!.id.toString(36)}`));
    await reads(vera, '1 of 1', () => vera.taps('Simit'));
    await reads(vera, 'not on our shelves any more', () => vera.command('start', 'c_zzzzzz'));
    await reads(vera, 'not on our shelves any more', () => vera.command('start', 'c_-1'));
    await reads(vera, 'Vera', () => vera.command('start', `shop_${bakery.shopId.toString(36)}`));
  });

  it.each([
    ['an old button of a product', `cat.product:${(1).toString(36)}:1:0`, 'Loaf 1'],
    ['a page that never was', 'cat.open:1:zik0zj', 'Bread'],
    ['a product that never was', 'cat.product:zik0zj:1:0', 'not on our shelves any more'],
    ['a picture far away', 'cat.photo:1:1:0:zzzzzzzz', 'Loaf 1'],
    ['a place that does not hold it', 'cat.product:1:2:5', 'Loaf 1'],
    ['a filter of nonsense', 'flt.open:1:2gosa7pa2gv:zzzzzzzz:1', 'How would you like to see it'],
    ['a filter of no category', 'flt.open:zik0zi:0:0:0', 'Nothing fits all of this'],
  ])('forges %s and gets a friendly answer', async (_, data, answer) => {
    await reads(vera, answer, () => vera.forges(data));
  });

  it('forges the news of what never was and is told so', async () => {
    const given = await vera.forges('cat.back:zik0zj');
    expect(given?.text).toContain('not on our shelves any more');
  });

  it('has disturbed nobody', () => {
    expect(bakery.logged).toEqual([]);
  });
});
