import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { orders, reads } from '../support/conversation.ts';

const picture = createCanvas(320, 240).toBuffer('image/png');

describe.each(ways)('Somebody who looks for something ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let vera: Person;
  let anton: Person;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    await bakery.product('Rye loaf', { price: 450, stock: 20 });
    await bakery.product('Ржаной ёжик', { price: 300, category: 'Хлеб' });
    for (let i = 1; i <= 10; i++) await bakery.product(`Croissant ${i}`, { category: 'Pastry' });
    await bakery.product('Rye of another shop', {}, await bakery.shop('Another'));
    vera = bakery.customer('Vera');
    anton = bakery.customer('Антон', 'ru');
    for (const person of [vera, anton]) await reads(person, person.firstName, () => person.command('start', 'shop_1'));
  });
  afterAll(() => bakery.close());

  const labels = (person: Person) =>
    person
      .chat()
      .messages.at(-1)!
      .buttons.flat()
      .map(({ text }) => text);

  it('writes it, buys it from its page and is back at what was found', async () => {
    await reads(vera, 'Just write it', () => vera.taps('🔎'));
    await reads(vera, 'This is what we have', () => vera.says('loaf RY'));
    expect(labels(vera)).toEqual(['Rye loaf · €4.50', '🥐 Catalogue', '⬅️ Home']);
    await reads(vera, 'in stock', () => vera.taps('Rye loaf'));
    await reads(vera, 'In your cart: 1', () => vera.taps('➕'));
    await reads(vera, 'This is what we have', () => vera.taps('⬅️'));
    expect(labels(vera)).toContain('🛒 Cart · 1');
  });

  it('leafs through many, and old buttons still show what was found then', async () => {
    const many = await reads(vera, 'Found: 10', () => vera.command('search', 'croi'));
    await reads(vera, 'This is what we have', () => vera.says('rye'));
    await vera.taps({ message: many.id, row: 8, column: 0 });
    const page = vera.chat().messages.find(({ id }) => id === many.id)!;
    expect(page.text).toContain('Found: 10');
    expect(page.buttons.flat().filter(({ text }) => text.startsWith('Croissant'))).toHaveLength(2);
  });

  it('finds е and ё alike, in Russian too', async () => {
    await reads(anton, 'Нашлось: 1', () => anton.says('ежик'));
    expect(labels(anton)[0]).toMatch(/^Ржаной ёжик · 3/);
    await reads(anton, 'ничего не нашлось', () => anton.says('щщщщ'));
    await reads(anton, 'Что вы ищете', () => anton.command('search'));
  });

  it('is offered what is called alike after a typo', async () => {
    await reads(vera, 'Perhaps you mean', () => vera.says('crossant'));
    expect(labels(vera)[0]).toMatch(/^Croissant/);
    await reads(vera, 'in stock', () => vera.taps('Croissant'));
    await reads(vera, 'Perhaps you mean', () => vera.taps('⬅️'));
  });

  it.each([
    ['a very long word', 'a'.repeat(4096), 'Nothing found'],
    ['wildcards', '%_\\', 'Nothing found'],
    ['SQL', "'; drop table product; --", 'Nothing found'],
    ['emoji only', '🥐🥐🥐', 'Nothing found'],
    ['tags', '<b>bold</b> & <script>', 'Nothing found for <b>bold</b> & <script>'],
    ['another direction', '\u202Eשלום', 'Nothing found'],
    ['NUL and its kin', '\u0000\u0001\uD800', 'What are you looking for'],
  ])('writes %s and gets a friendly answer', async (_, written, answer) => {
    await reads(vera, answer, () => vera.says(written));
    await reads(vera, 'This is what we have', () => vera.says('rye loaf'));
  });

  it('taps somebody else’s search, or one that never was, and learns nothing', async () => {
    await reads(anton, 'Этот поиск был давно', () => anton.forges('fnd.hits:1:0'));
    await reads(anton, 'Что вы ищете', () => anton.command('search'));
    await reads(anton, 'Этот поиск был давно', () => anton.forges('fnd.hits:zik0zj:0'));
  });

  it('taps a label of a keyboard whose question is over, which is not looked for', async () => {
    await reads(vera, 'I did not understand', () => vera.says('❌ Cancel'));
    await reads(vera, 'I did not understand', () => vera.sendsSticker());
  });

  it('is not disturbed by it inside a form', async () => {
    await vera.taps('🥐');
    await reads(vera, 'Your cart', () => vera.command('cart'));
    await reads(vera, 'Shall we bring it', () => vera.taps('✅'));
    await reads(vera, 'Where to?', () => vera.taps('🚚'));
    await reads(vera, 'Which phone number', () => vera.says('Rye Street 5'));
    await reads(vera, 'This is what we have', () => vera.command('search', 'rye loaf'));
  });

  it('asks in another chat and is offered cards that open the product here', async () => {
    const friends = bakery.telegram.group({ title: 'Friends', members: [vera, anton] });
    const offered = (await vera.asksInline('rye lo'))!;
    expect(offered.results).toMatchObject([{ type: 'article', title: 'Rye loaf', description: '€4.50' }]);
    vera.picks(offered.results[0]!.id, { chat: friends });
    const card = await anton.sees('Crumb & Co', { chat: friends });
    expect(card.text).toBe('Rye loaf · €4.50\nCrumb & Co');
    const { url } = card.buttons[0]![0] as { url: string };
    await reads(anton, 'Rye loaf', () => anton.opens(url));
  });

  it('is offered the picture where Telegram has seen it, and a line where the id of it is stale', async () => {
    const tart = await bakery.product('Plum tart', { category: 'Pies' });
    const photo = (fileId: string | null) =>
      bakery.sql(
        `with made as (insert into photo (bytes, file_id) values ($2, $3) returning id)
         update product set photo_id = made.id from made where product.id = $1`,
        [tart, picture, fileId],
      );
    await photo(null);
    expect((await vera.asksInline('plum'))!.results).toMatchObject([{ type: 'article' }]);
    await reads(vera, 'This is what we have', () => vera.says('plum'));
    await reads(vera, 'in stock', () => vera.taps('Plum'));
    const { results } = (await vera.asksInline('plum t'))!;
    expect(results).toMatchObject([{ type: 'photo', title: 'Plum tart' }]);
    const friends = bakery.telegram.group({ title: 'Friends of plums', members: [vera, anton] });
    vera.picks(results[0]!.id, { chat: friends });
    expect((await anton.sees('Plum tart · €4', { chat: friends })).photo).toBeDefined();
    await photo('AgACnobodyKnowsThis');
    expect((await vera.asksInline('plum'))!.results).toMatchObject([{ type: 'article', title: 'Plum tart' }]);
  });

  it('is offered what was bought lately for no words at all, and the next page for many', async () => {
    for (let i = 1; i <= 25; i++) await bakery.product(`Bagel ${i}`, { category: 'Bagels' });
    const nora = bakery.customer('Nora');
    await reads(nora, 'Nora', () => nora.command('start', 'shop_1'));
    await orders(nora, 'Rye loaf');
    const popular = (await vera.asksInline(''))!;
    expect(popular.results[0]).toMatchObject({ title: 'Rye loaf' });
    expect(popular.results).toHaveLength(20);
    const first = (await vera.asksInline('bagel'))!;
    const second = (await vera.asksInline('bagel', first.nextOffset))!;
    expect([first.results.length, first.nextOffset, second.results.length, second.nextOffset]).toEqual([
      20,
      '20',
      5,
      undefined,
    ]);
    expect(new Set([...first.results, ...second.results].map(({ id }) => id)).size).toBe(25);
  });

  it('sends herself a card, which is nothing to be answered', async () => {
    const { results } = (await vera.asksInline('rye lo'))!;
    const card = vera.picks(results[0]!.id);
    await reads(vera, 'What are you looking for', () => vera.command('search'));
    expect(vera.chat().messages.filter(({ id, mine }) => id > card && !mine)).toHaveLength(1);
  });

  it('asks from elsewhere as a stranger, in Russian or nonsense, and is registered nowhere', async () => {
    const people = () => bakery.sql('select id from person where id > $1', [0]);
    const before = await people();
    const zoya = bakery.customer('Зоя', 'ru');
    expect((await zoya.asksInline('ржан'))!.results).toMatchObject([{ title: 'Ржаной ёжик' }]);
    expect((await zoya.asksInline('ржанаой'))!.results).toMatchObject([{ title: 'Ржаной ёжик' }]);
    for (const words of ['a'.repeat(256), '%_\\', "'; drop table product; --", '\u0000', '\u202Eשלום']) {
      expect(await zoya.asksInline(words, 'x')).not.toBeNull();
    }
    expect(await people()).toEqual(before);
  });

  it('left nothing in the log', () => {
    expect(bakery.logged).toEqual([]);
  });
});
