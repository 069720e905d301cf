import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { fillsCart, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

const LONG = 'a'.repeat(4_000);

describe.each(ways)('Somebody who says who they are ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let vera: Person;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    const cake = await bakery.product('Nut cake', { stock: 20 });
    await bakery.product('Rye loaf', { price: 450, stock: 20 });
    await bakery.sql(`update product set allergens = '{nuts,milk}' where id = $1`, [cake]);
    vera = bakery.telegram.person({ firstName: 'Vera', lastName: 'Berg', languageCode: 'en' });
  });
  afterAll(() => bakery.close());

  const says = (text: string, match: Match, person = vera) => reads(person, match, () => person.says(text));
  const taps = (button: string, match: Match, person = vera) => reads(person, match, () => person.taps(button));
  const opens = (button: string, match: Match) => {
    return reads(vera, 'Your profile', () => vera.command('profile')).then(() => taps(button, match));
  };

  it('finds the profile from home, with what Telegram says and nothing else', async () => {
    await says('/start', 'Hello, Vera');
    const { text } = await taps('👤', 'Your profile');
    expect(text).toBe(
      'Your profile\n\n👤 Vera Berg\n📞 no number yet\nEmail: none yet\n🌐 English\n📍 0 saved addresses\n' +
        'You avoid: nothing\n\n🧾 no orders yet',
    );
  });

  it('chooses another name, whatever else Telegram says, and goes back to that', async () => {
    await taps('✏️ Name', 'What shall we call you?');
    for (const [wrong, words] of [
      [LONG, 'too long'],
      ['🍞🥖', 'letters or digits'],
      ['\u202E\u200F', 'too short'],
    ] as const)
      await says(wrong, words);
    await reads(vera, 'Please write it as a text message', () => vera.sendsSticker());
    await says('<b>Vera</b> & \u202ECo', 'last name');
    await says('*_Berg_* \u0007Müller', '👤 <b>Vera</b> & Co *_Berg_* Müller');
    vera.becomes({ firstName: 'Renamed' });
    await says('/start', 'Hello, <b>Vera</b> & Co');
    await opens('✏️ Name', 'What shall we call you?');
    await taps('👤 As in Telegram', '👤 Renamed Berg');
    vera.becomes({ firstName: 'Vera' });
    await says('/profile', '👤 Vera Berg');
  });

  it('cancels a question, and nothing is lost', async () => {
    await opens('✏️ Name', 'What shall we call you?');
    await says('Somebody', 'last name');
    await taps('❌', '👤 Vera Berg');
  });

  it('gives an email address of their own, and takes it back', async () => {
    await opens('✏️ Email', 'What is your email');
    for (const wrong of ['vera', 'vera@', '@example.com', '<i>vera</i>@example.com', LONG, '🍞@🍞.de', 'a@b.c\u202E'])
      await says(wrong, 'I cannot read this email address');
    await says('Vera@Example.com', 'Email: Vera@example.com');

    const wanda = bakery.customer('Wanda');
    await says('/profile', 'Your profile', wanda);
    await taps('✏️ Email', 'What is your email', wanda);
    await says('VERA@example.COM', 'belongs to somebody else here', wanda);
    await says('wanda@example.com', 'Email: wanda@example.com', wanda);

    await opens('✏️ Email', 'What is your email');
    await taps('🗑', 'Email: none yet');
  });

  it('shares the own number only; typed ones and those of others do not count', async () => {
    await opens('📞', 'Share your number');
    await says('+49 30 1234567', 'Only your own number counts here');
    await reads(vera, 'Only your own number counts here', () => vera.sharesContact({ phoneNumber: '+4915112345678' }));
    await reads(vera, `📞 +${vera.phoneNumber.replace(/\D/g, '')}`, () => vera.sharesContact());
    await opens('📞', 'Share your number');
    await taps('🗑', '📞 no number yet');
  });

  it('saves addresses, changes one and removes one', async () => {
    await opens('📍', 'No saved addresses yet');
    await taps('➕', 'What is it?');
    await taps('Home', 'Where is it?');
    for (const [wrong, words] of [
      ['x', 'too short'],
      [LONG, 'too long'],
      ['🍞🍞🍞🍞🍞🍞', 'letters or digits'],
    ] as const)
      await says(wrong, words);
    await reads(vera, 'share a location', () => vera.sendsVoice());
    await says('<i>Mill</i> Street\u202E 4, 2nd floor', 'Your addresses');
    await taps('➕', 'What is it?');
    await taps('Another', 'What do you call it?');
    await says('a'.repeat(21), 'too long');
    await says('Grandma', 'Where is it?');
    await reads(vera, 'Your addresses', () => vera.sharesLocation(52.52, 13.4));
    await taps('📍 Grandma', 'A place on the map');
    await taps('✏️ Change', 'Where is it?');
    await says('Garden Row 7', 'Your addresses');
    await taps('📍 Grandma · Garden', 'Garden Row 7');
    await taps('🗑', 'Remove this address?');
    await taps('⬅️ Keep', 'Garden Row 7');
    await taps('🗑', 'Remove this address?');
    const { buttons } = await taps('🗑 Remove', 'Your addresses');
    expect(buttons.flat().map(({ text }) => text)).toEqual([
      '📍 Home · <i>Mill</i> Street 4, 2…',
      '➕ Add an address',
      '⬅️ Profile',
    ]);
  });

  it('has a first order brought home without typing a word', async () => {
    await fillsCart(vera, 'Rye loaf');
    await taps('🛒', 'Your cart');
    await taps('✅', 'Shall we bring it');
    await taps('🚚', 'Where to?');
    await taps('📍 Home', 'Which phone number');
    await reads(vera, 'To <i>Mill</i> Street 4, 2nd floor', () => vera.sharesContact());
    await taps('✅', 'received');
    await says('/profile', '🧾 1 order, €4.50');
  });

  it('reaches nobody else’s addresses with forged buttons', async () => {
    const [home] = await bakery.sql<{ id: number }>(`select id from address where kind = $1`, ['home']);
    const mallory = bakery.customer('Mallory');
    await says('/start', 'Hello, Mallory', mallory);
    const id = home!.id.toString(36);
    for (const forged of [`adr.open:${id}`, `adr.ask:${id}`, `adr.edit:${id}`, `adr.remove:${id}`]) {
      await reads(mallory, 'No saved addresses yet', () => mallory.forges(forged));
      await says('/menu', 'Hello, Mallory', mallory);
    }
    await fillsCart(mallory, 'Rye loaf');
    await taps('✅', 'Shall we bring it', mallory);
    await taps('🚚', 'Where to?', mallory);
    await reads(mallory, 'Where to?', () => mallory.forges(`frm:checkout:pick:place:${id}`));
    expect(await bakery.sql('select 1 from address where id = $1', [home!.id])).toHaveLength(1);
    await says('/cancel', 'Cancelled', mallory);
  });

  it('avoids nuts, and sees them marked on the shelf and on the card', async () => {
    await opens('✏️ Allergens', 'What do you avoid?');
    await taps('⬜ nuts', ({ buttons }) => buttons.flat().some(({ text }) => text === '☑️ nuts'));
    await taps('⬅️', 'You avoid: nuts');
    await says('/start', 'Hello, Vera');
    await taps('🥐', 'What would you like?');
    const shelf = await taps('Bread', 'Bread');
    expect(shelf.buttons.flat().map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Nut cake · €4 · allergen', 'Rye loaf · €4.50']),
    );
    await taps('Nut cake', /Contains: milk, nuts\nYou avoid: nuts/);
  });

  it('finds the orders that the bakery took by phone, once', async () => {
    const ida = bakery.telegram.person({ firstName: 'Ida', phoneNumber: '4915177000001' });
    const [known] = await bakery.sql<{ id: number }>(
      `insert into person (first_name, phone) values ('Frau Ida', $1) returning id`,
      ['+4915177000001'],
    );
    await bakery.sql(
      `with placed as (insert into orders (shop_id, customer_id, status, fulfilment, phone, payment, item_total,
           delivery_fee, total, currency, intent)
         values ($1, $2, 'pending', 'pickup', '+4915177000001', 'cash', 400, 0, 400, 'EUR', 'by phone') returning id),
         told as (insert into outbox (type, payload, state, told_at)
           select 'order.placed', jsonb_build_object('type', 'order.placed', 'orderId', id), 'told', now() from placed),
         step as (insert into order_step (order_id, to_status, by_id) select id, 'pending', $2 from placed)
       insert into order_line (order_id, product_id, name, price, quantity, from_stock)
       select placed.id, min(p.id), 'Nut cake', 400, 1, false from placed, product p group by placed.id`,
      [bakery.shopId, known!.id],
    );
    const thief = bakery.customer('Thief');
    await says('/profile', 'Your profile', thief);
    await taps('📞', 'Share your number', thief);
    await reads(thief, 'Only your own', () => thief.sharesContact({ phoneNumber: '4915177000001' }));

    await says('/profile', 'Your profile', ida);
    await taps('📞', 'Share your number', ida);
    await reads(ida, 'We know this number', () => ida.sharesContact());
    await ida.sees('🧾 1 order, €4');
    await says('/orders', 'Your orders', ida);

    const twin = bakery.telegram.person({ firstName: 'Twin', phoneNumber: '4915177000001' });
    await says('/profile', 'Your profile', twin);
    await taps('📞', 'Share your number', twin);
    await reads(twin, 'This number belongs to somebody else', () => twin.sharesContact());
    expect(await bakery.sql('select first_name from person where phone = $1', ['+4915177000001'])).toEqual([
      { first_name: 'Ida' },
    ]);
  });

  it('is spoken to in Russian as well', async () => {
    const anna = bakery.customer('Анна', 'ru');
    await says('/profile', 'Ваш профиль', anna);
    await taps('📍', 'Сохранённых адресов пока нет', anna);
    await taps('⬅️', '🧾 заказов пока не было', anna);
    await taps('🗑', 'Забыть вас?', anna);
    await taps('⬅️', 'Ваш профиль', anna);
  });

  it('left every promise kept and nothing in the log', async () => {
    await orders(bakery.customer('Nora'), 'Rye loaf');
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });
});
