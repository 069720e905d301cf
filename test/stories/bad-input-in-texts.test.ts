import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery } from '../support/bakery.ts';
import { known } from '../support/completed-order.ts';
import { hears, reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';

/** Tags, entities, a link and Markdown, fit for a field of twenty characters, with marks that turn a line around. */
const markup = (word: string) => `<b>${word}</b> &amp;*_`;
const UNSEEN = ['\u202E', '\u200F', '\u0000', '\u0007'];
const asTyped = (word: string) => `\u202E\u0000${markup(word)}\u200F\u0007`;
/** Words that occur nowhere else. */
const W = {
  telegram: 'Qtel',
  first: 'Qfir',
  last: 'Qlas',
  grandma: 'Qgra',
  address: 'Qmil',
  way: 'Qroa',
  note: 'Qnot',
  cake: 'Qcak',
  asked: 'Qask',
  told: 'Qtol',
  stars: 'Qsta',
  sought: 'Qsou',
} as const;
const SMILEYS = '🎂🥖‍🍞';

describe('What somebody writes with tags, Markdown and marks of direction', () => {
  let bakery: Bakery;
  let vera: Person;
  let emil: Person;
  let olga: Person;
  let anna: Person;
  let orderId: number;
  beforeAll(async () => {
    bakery = await Bakery.open();
    const cake = await bakery.product('Cake', { price: 3_000, stock: null });
    await bakery.sql('update product set takes_inscription = true where id = $1', [cake]);
    emil = await bakery.staff('employee', 'Emil');
    olga = await bakery.staff('owner', 'Olga');
    anna = await bakery.staff('courier', 'Anna');
    vera = bakery.telegram.person({ firstName: asTyped(W.telegram), languageCode: 'en' });
    await says('/start', `Hello, ${markup(W.telegram)}!`);
    const actor = { personId: await known(bakery, vera), operator: false };
    await bakery.run(addToCart, actor, { shopId: bakery.shopId, productId: cake });
  });
  afterAll(() => bakery.close());

  const says = (text: string, match: Match, person = vera) => reads(person, match, () => person.says(text));
  const taps = (button: string, match: Match, person = vera) => reads(person, match, () => person.taps(button));
  const buttonOf = (message: { id: number; buttons: { text: string }[][] }, emoji: string) => {
    const row = message.buttons.findIndex((labels) => labels.some(({ text }) => text.startsWith(emoji)));
    const column = message.buttons[row]!.findIndex(({ text }) => text.startsWith(emoji));
    return { message: message.id, row, column };
  };

  it('stands in the profile and the addresses as it was typed', async () => {
    await says('/profile', markup(W.telegram));
    await taps('✏️ Name', 'What shall we call you?');
    await says(asTyped(W.first), 'last name');
    await says(asTyped(W.last), `👤 ${markup(W.first)} ${markup(W.last)}`);
    await taps('📍', 'No saved addresses yet');
    await taps('➕', 'What is it?');
    await taps('Another', 'What do you call it?');
    await says(asTyped(W.grandma), 'Where is it?');
    await says(asTyped(W.address), 'Your addresses');
    await taps(`📍 ${markup(W.grandma)}`.slice(0, 12), markup(W.address));
    await taps('⬅️', 'Your addresses');
  });

  it('is found by no search, and offered by no inline card', async () => {
    await says(asTyped(W.sought), `Nothing found for ${markup(W.sought)}`);
    await says(`/search ${asTyped(W.sought)}`, `Nothing found for ${markup(W.sought)}`);
    expect(await vera.asksInline(asTyped(W.sought))).toMatchObject({ results: [] });
  });

  it('stands on the cake, in the cart and the summary', async () => {
    await says('/cart', 'Your cart');
    await taps('✏️', 'What shall we write on Cake?');
    await says(asTyped(W.cake), `“${markup(W.cake)}”`);
    await taps('✏️', `Cake says:\n“${markup(W.cake)}”`);
    await taps('❌', 'Your cart');
    await taps('✅', 'Shall we bring it');
    await taps('🚚', 'Where to?');
    await says(asTyped(W.way), 'Which phone number');
    await says('+49 30 1234567', `To ${markup(W.way)}`);
    await taps('💬', 'What should the bakery know?');
    await says(asTyped(W.note), `💬 ${markup(W.note)}`);
  });

  it('goes to the kitchen, the courier and back with the order', async () => {
    const card = await taps('✅', /^Order \d+ · /);
    orderId = Number(/^Order (\d+)/.exec(card.text)![1]);
    for (const word of [W.cake, W.way, W.note]) expect(card.text).toContain(markup(word));
    const cook = await hears(emil, `Order ${orderId} · new`);
    for (const word of [W.cake, W.note, W.first]) expect(cook.text).toContain(markup(word));
    const offer = await hears(anna, `Delivery of order ${orderId}`);
    const trip = await reads(anna, 'Your delivery', () => anna.taps(buttonOf(offer, '🛵')));
    for (const word of [W.way, W.first, W.note]) expect(trip.text).toContain(markup(word));
  });

  it('goes to the bakery and comes back as an answer', async () => {
    await vera.forges(`ord.talk:${orderId.toString(36)}`);
    await hears(vera, 'What should the bakery know about order');
    await says(asTyped(W.asked), 'The bakery has your message');
    const asked = await hears(emil, markup(W.asked));
    expect(asked.text).toContain(markup(W.first));
    await reads(emil, `Your answer to ${markup(W.first)}`, () => emil.taps(buttonOf(asked, '💬')));
    await says(asTyped(W.told), `${markup(W.first)} has your answer`, emil);
    await hears(vera, markup(W.told));
    await hears(olga, `Answered by Emil: ${markup(W.told)}`);
  });

  it('is what the owner reads under the stars', async () => {
    await reads(emil, 'in the oven', () => emil.forges(`kit.bake:${orderId.toString(36)}`));
    await reads(anna, 'is ready for you', () => emil.forges(`kit.ready:${orderId.toString(36)}`));
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, 'is delivered', () => anna.taps('🏁'));
    const told = await hears(vera, 'How was it?');
    await reads(
      vera,
      ({ buttons }) => buttons.flat().some(({ text }) => text.startsWith('💬 Add')),
      () => vera.taps(buttonOf(told, '⭐')),
    );
    await taps('💬 Add a few words', 'What should the bakery know?');
    await says(asTyped(W.stars), 'The bakery reads it');
    const rated = await hears(olga, `“${markup(W.stars)}”`);
    const list = await reads(olga, '1 rating', () => olga.taps({ message: rated.id, row: 0, column: 0 }));
    for (const word of [W.stars, W.first]) expect(list.text).toContain(markup(word));
  });

  it('is in the file of all data, letter by letter', async () => {
    await says('/profile', 'Your profile');
    const { document } = await taps('📄', 'Here is all that is stored about you');
    const { telegram } = bakery;
    const api = `${telegram.url}/bot${telegram.token}/getFile?file_id=${document!.fileId}`;
    const { result } = (await (await fetch(api)).json()) as { result: { file_path: string } };
    const file = await (await fetch(`${telegram.url}/file/bot${telegram.token}/${result.file_path}`)).json();
    const { updates: _, ...kept } = file as Record<string, unknown>;
    const text = JSON.stringify(kept);
    for (const word of Object.values(W)) expect([word, text.includes(markup(word))]).toEqual([word, true]);
    for (const sign of [...UNSEEN, '\\u0000', '\\u0007']) expect(text).not.toContain(sign);
  });

  it('became a tag nowhere, and an escape is seen by nobody', async () => {
    await comesToRest(bakery.sql);
    for (const person of [vera, emil, olga, anna]) {
      for (const message of person.chat().messages.filter(({ mine }) => !mine)) {
        const labels = message.buttons.flat().map(({ text }) => text);
        for (const shown of [message.text, ...labels, ...person.chat().notices.map(({ text }) => text)]) {
          expect(shown).not.toMatch(/&amp;amp;|&lt;|&gt;/);
          for (const sign of UNSEEN) expect(shown).not.toContain(sign);
          for (const word of Object.values(W)) expect(shown.replaceAll(`<b>${word}`, '')).not.toContain(word);
        }
        const odd = message.entities.filter(
          ({ type }) => !['bold', 'italic', 'phone_number', 'bot_command', 'code', 'url'].includes(type),
        );
        expect(odd).toEqual([]);
      }
    }
    expect(bakery.logged).toEqual([]);
  });

  it('may be emoji alone where words are free', async () => {
    const ida = bakery.customer('Ida');
    await says('/start', 'Hello, Ida', ida);
    const actor = { personId: await known(bakery, ida), operator: false };
    const [cake] = await bakery.sql<{ id: number }>('select min(id) as id from product where id > $1', [0]);
    await bakery.run(addToCart, actor, { shopId: bakery.shopId, productId: cake!.id });
    await says('/cart', 'Your cart', ida);
    await taps('✏️', 'What shall we write on Cake?', ida);
    await says(SMILEYS, `“${SMILEYS}”`, ida);
    await taps('✅', 'Shall we bring it', ida);
    await taps('🏃', 'Which phone number', ida);
    await reads(ida, 'Is everything right?', () => ida.sharesContact());
    await taps('💬', 'What should the bakery know?', ida);
    await says(SMILEYS, `💬 ${SMILEYS}`, ida);
    await taps('✅', /^Order \d+ · /, ida);
    await hears(emil, ({ text, mine }) => !mine && text.split(SMILEYS).length === 3);
    await comesToRest(bakery.sql);
    expect(bakery.logged).toEqual([]);
  });
});
