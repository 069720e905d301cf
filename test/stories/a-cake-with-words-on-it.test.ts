import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';

/** One white pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
const ASKED = 'What shall we write on Birthday cake?';

describe.each(ways)('A cake with words on it ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let cake: number;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    emil = await bakery.staff('employee', 'Emil');
    cake = await bakery.product('Birthday cake', { price: 3_000, stock: null, category: 'Cakes' });
    await bakery.sql('update product set takes_inscription = true where id = $1', [cake]);
  });
  afterAll(() => bakery.close());

  const taps = (person: Person, button: string, match: Match) => reads(person, match, () => person.taps(button));
  const says = (person: Person, text: string, match: Match) => reads(person, match, () => person.says(text));

  async function inscriptionOf(person: Person): Promise<string | null | undefined> {
    const [line] = await bakery.sql<{ inscription: string | null }>(
      `select l.inscription from person b join cart k on k.person_id = b.id join cart_line l on l.cart_id = k.id
       where b.telegram_id = $1`,
      [person.id],
    );
    return line?.inscription;
  }

  /** Has just tapped ➕ under the cake. */
  async function adds(firstName: string): Promise<Person> {
    const person = bakery.customer(firstName);
    await reads(person, firstName, () => person.command('start'));
    await taps(person, '🥐', 'What would you like?');
    await taps(person, 'Cakes', /^Cakes/);
    await taps(person, 'Birthday cake', '€30');
    await taps(person, '➕', ASKED);
    return person;
  }

  it('says what the customer wrote: in the cart, the summary, on the card and in the kitchen', async () => {
    const vera = await adds('Vera');
    const words = 'Anna & <b>Bert</b> 🎂 30!';
    await says(vera, words, `“${words}”`);
    expect(await inscriptionOf(vera)).toBe(words);
    await taps(vera, '✅', 'Shall we bring it');
    await taps(vera, '🏃', 'phone');
    await reads(
      vera,
      (message) => message.text.includes(words) && message.text.includes('Is everything right'),
      () => vera.sharesContact(),
    );
    const { text } = await taps(vera, '✅', /^Order \d+ · /);
    expect(text).toContain(`“${words}”`);
    await hears(emil, words);
  });

  it('asks again for words that do not fit, and loses nothing', async () => {
    const ida = await adds('Ida');
    await says(ida, 'x'.repeat(61), 'at most 60 characters');
    await says(ida, 'x'.repeat(4_000), 'at most 60 characters');
    await says(ida, '\u202E\u200F\u0007', 'too short');
    await reads(ida, 'as a text message', () => ida.sendsSticker());
    await reads(ida, 'as a text message', () => ida.sendsVoice());
    expect(await inscriptionOf(ida)).toBeNull();
    await says(ida, '  For \u202EOma\n\nand\u0000 Opa  ', '“For Oma and Opa”');
    await taps(ida, '✏️', 'Birthday cake says:\n“For Oma and Opa”');
    await says(ida, '🎂'.repeat(60), '🎂'.repeat(60));
    expect(await inscriptionOf(ida)).toBe('🎂'.repeat(60));
    await taps(ida, '✏️', 'What shall we write instead?');
    await taps(ida, '❌', '🎂'.repeat(60));
    await taps(ida, '✏️', 'What shall we write instead?');
    await taps(ida, '🗑 Nothing on it', '1 × €30');
    expect(await inscriptionOf(ida)).toBe('');
  });

  it('is a cake without words when the question is skipped, and is not asked for again', async () => {
    const otto = await adds('Otto');
    await taps(otto, '⏭', 'Your cart');
    expect(await inscriptionOf(otto)).toBe('');
    await taps(otto, '1 ›', 'In your cart: 1');
    await taps(otto, '➕', 'In your cart: 2');
    await taps(otto, '🛒', '2 × €30');
    await taps(otto, '✏️ 1. Write something on it', ASKED);
    await says(otto, 'Otto', '“Otto”');
  });

  it('is put in once for each tap, and a question that was left is asked the next time', async () => {
    const nora = await adds('Nora');
    await reads(nora, 'Your cart', () => nora.command('cart'));
    await comesToRest(bakery.sql);
    expect(nora.chat().messages.filter(({ text }) => text.includes('Your cart'))).toHaveLength(1);
    await bakery.stopApps();
    await bakery.start();
    expect(await inscriptionOf(nora)).toBeNull();
    await taps(nora, '✏️', ASKED);
    await bakery.telegram.settled();
    await bakery.stopApps();
    await reads(nora, '“Nora, 7”', async () => {
      nora.says('Nora, 7');
      await bakery.start();
    });
  });

  it('asks once for a double tap under its picture, which gives way to the question', async () => {
    const torte = await bakery.product('Wedding cake', { price: 9_000, stock: null, category: 'Big cakes' });
    await bakery.sql(
      `with made as (insert into photo (bytes) values ($2) returning id)
       update product set takes_inscription = true, photo_id = made.id from made where product.id = $1`,
      [torte, PICTURE],
    );
    const lena = bakery.customer('Lena');
    await reads(lena, 'Wedding cake', () => lena.command('start', `p_${torte.toString(36)}`));
    const page = lena.chat().messages.at(-1)!;
    const add = { message: page.id, row: 0, column: 0 };
    await reads(lena, 'What shall we write on Wedding cake?', () => Promise.all([lena.taps(add), lena.taps(add)]));
    await says(lena, 'Lena & Max', '“Lena & Max”');
    const [cart] = lena.chat().messages.slice(-1);
    expect(cart!.text).toContain('2 × €90 = €180');
    expect(lena.chat().messages.filter(({ text }) => text.includes('What shall we write'))).toHaveLength(1);
  });

  it('is written on nobody else’s', async () => {
    const vera = await adds('Victoria');
    await says(vera, 'Mine', '“Mine”');
    const mallory = bakery.customer('Mallory');
    await reads(mallory, 'Mallory', () => mallory.command('start'));
    const answer = await mallory.forges(`crt.write:${cake.toString(36)}:0`);
    expect(answer?.text).toBe('It is not in your cart. Put it in first.');
    expect(await inscriptionOf(vera)).toBe('Mine');
  });

  it('left nothing in the log', () => {
    expect(bakery.logged).toEqual([]);
  });
});
