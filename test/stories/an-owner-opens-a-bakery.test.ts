import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery, ways } from '../support/bakery.ts';

const OTTO = 4242;

describe.each(ways)('An owner’s first day ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let otto: Person;

  beforeAll(async () => {
    bakery = await Bakery.open({ ...way, empty: true, ownerIds: [OTTO] });
    otto = bakery.telegram.person({ id: OTTO, firstName: 'Otto', languageCode: 'en' });
  });
  afterAll(() => bakery.close());

  /** What Otto reads after he has done something. */
  async function reads(match: Match, act: () => unknown) {
    const since = otto.mark();
    await act();
    return otto.sees(match, { since });
  }
  const says = (text: string, match: Match) => reads(match, () => otto.says(text));
  const taps = (button: string, match: Match) => reads(match, () => otto.taps(button));

  it('comes after days with no bakery, and says so to whoever writes', async () => {
    const lena = bakery.customer('Lena');
    lena.says('rye');
    await lena.sees('no bakery here yet');
  });

  it('has nothing to add to before', async () => {
    await says('/addproduct', 'There is no bakery yet');
    await says('/products', 'There is no bakery yet');
  });

  it('begins with the first /start and a few questions', async () => {
    await says('/start', 'What is it called?');
    await says('B', 'too short');
    await says('Otto <3 bread', 'What should customers know');
    await says('Rye & wheat, since today.', 'Which currency');
    await says('shells', "I don't know this currency");
    await says('pln', 'Which clock');
    await taps('Berlin', 'Where is it?');
    await says('Marktplatz 1, Berlin', 'When are you open?');
    await says('25-3', "I can't read these hours");
    await taps('Mon to Sat 8–18', 'Which language');
    await taps('English', /Otto <3 bread.*Rye & wheat.*08:00–18:00.*Prices in PLN.*Europe\/Berlin.*English/s);
    await taps('✅', 'is open!');
    const [shop] = await bakery.sql('select name, description, currency, time_zone from shop where id > $1', [0]);
    expect(shop).toEqual({
      ...{
        name: 'Otto <3 bread',
        description: 'Rye & wheat, since today.',
        currency: 'PLN',
        time_zone: 'Europe/Berlin',
      },
    });
    expect(commandsOf(otto)).toContain('addproduct');
  });

  it('goes on to the first product: a name and a price, and it is on the shelf', async () => {
    await taps('➕ Add the first product', 'What is the new product called?');
    await says('Rye loaf', 'in PLN');
    await says('0', 'more than 0');
    for (const wrong of ['free', '-1', '1e3', '١٢']) await says(wrong, "I can't read this as a price");
    await says('4,50', /Rye loaf.*zł.4\.50.*baked to order/s);
    const page = await taps('✅', 'It is on the shelf.');
    expect(page.text).toContain('Still missing: a photo, a description, a category');
    await otto.sees(/Otto <3 bread is selling!.*https:\/\/t\.me\/bulka_bot\?start=shop_/s);
  });

  it('adds what makes people hungry: categories of its own, the stock, a photo', async () => {
    await taps('✏️ Categories', 'Name the first one');
    for (const name of ['Bread', 'Breakfast', 'bread']) {
      await taps('➕ A new category', 'What is the category called?');
      if (name === 'Bread') await says('x', 'too short');
      await says(name, 'Tick as many as you like');
    }
    await taps('⬅️ Back to the product', 'Categories: Bread, Breakfast');
    const product = await taps('⬅️ Back to the product', 'Categories: Bread, Breakfast');
    expect(product.text).toContain('Still missing: a photo, a description');
    await taps('📦 Stock', 'Baked to order: no stock is kept.');
    await taps('📦 Keep a stock', 'How many lie there for sale?');
    for (const wrong of ['10000', '-1', '1.5']) await says(wrong, 'whole number from 0 to 9999');
    await says('12', 'On the shelf: 12');
    await taps('⬅️ Back to the product', 'Stock: 12 pcs');
    await taps('📷 Add a photo', 'Send a photo of');
    await reads('1 photo is in', () => otto.sendsPhoto(createCanvas(320, 240).toBuffer('image/png')));
    expect(await taps('✅ That is all', 'Stock: 12 pcs')).toMatchObject({ kind: 'photo' });
  });

  it('refuses a second product of that name at once', async () => {
    await says('/addproduct', 'What is the new product called?');
    await says('RYE LOAF', '“RYE LOAF” is on your list already');
    await says('Wedding cake', 'in PLN');
    await says('120', /Wedding cake.*120/s);
    await taps('✅', 'It is on the shelf.');
  });

  it('takes a product off the shelf and puts it back', async () => {
    await says('/products', '2 products');
    await taps('Rye loaf · 12 pcs', 'On the shelf');
    await taps('👁 Take it off', "customers don't see it");
    await taps('👁 Put it on', 'On the shelf');
    expect(await taps('⬅️ Back to the list', '2 products')).toMatchObject({ kind: 'text' });
    expect(bakery.logged).toEqual([]);
  });

  it('has room for a courier, who comes by a link that works once', async () => {
    await says('/invite', 'Whom shall we invite?');
    await taps('🎟 Courier', 'For how many people');
    const { text } = await taps('✅ Make the link', 'https://t.me/');
    const link = /https:\S+/.exec(text)![0];
    const anna = bakery.customer('Anna', 'ru');
    anna.opens(link);
    await anna.sees('теперь вы курьер');
    await otto.sees('Anna has accepted your invitation');
    anna.command('language');
    await anna.sees('На каком языке');
    await anna.taps('🌐 English');
    await anna.sees('Which language shall we speak?');
    expect(commandsOf(anna)).toEqual(expect.arrayContaining(['deliveries', 'duty']));
    expect(anna.chat().commands.find(({ command }) => command === 'duty')?.description).toBe('on or off duty');

    const mallory = bakery.customer('Mallory');
    mallory.opens(link);
    await mallory.sees('This invitation does not work');
    for (let guess = 1; guess <= 5; guess++) mallory.command('start', `inv_guess${guess}`);
    await mallory.sees('try again in an hour');
    expect(commandsOf(mallory)).not.toContain('deliveries');
    expect(bakery.logged).toEqual([]);
  });
});

const commandsOf = (person: Person) => person.chat().commands.map(({ command }) => command);
