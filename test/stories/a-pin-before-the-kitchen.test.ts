import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';

/** All that somebody has written and that still stands in the chat. */
const wrote = (person: Person) => person.chat().messages.flatMap(({ mine, text }) => (mine ? [text] : []));

describe('A bakery that asks its staff for a PIN', () => {
  let bakery: Bakery;
  let olga: Person;
  let emil: Person;
  let emma: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf');
    olga = await bakery.staff('owner', 'Olga');
    emil = await bakery.staff('employee', 'Emil');
    emma = await bakery.staff('employee', 'Emma', { languageCode: 'ru' });
  });
  afterAll(() => bakery.close());

  const minutesPass = (person: Person, minutes: number) =>
    bakery.sql(
      `update person set unlocked_until = unlocked_until - $2 * interval '1 minute',
         pin_closed_until = pin_closed_until - $2 * interval '1 minute' where telegram_id = $1`,
      [person.id, minutes],
    );

  it('turns it on in /shop, and chooses a PIN herself at her next command', async () => {
    await reads(olga, /settings/i, () => olga.command('shop'));
    await reads(olga, 'The bakery', () => olga.taps('⚙️ The bakery'));
    await reads(olga, /minutes/, () => olga.taps('✏️ Staff PIN'));
    await reads(olga, /Staff PIN.*30/, () => olga.says('30'));
    await reads(olga, 'locked', () => olga.command('products'));
    await reads(olga, 'Choose a PIN', () => olga.taps('🔓'));
    await reads(olga, '4 to 8 digits', () => olga.says('12ab'));
    await reads(olga, 'Everybody would guess', () => olga.says('1234'));
    await reads(olga, 'Once more', () => olga.says('7302'));
    await reads(olga, 'not the same', () => olga.says('7303'));
    await reads(olga, 'Open. /logout', () => olga.says('7302'));
    await reads(olga, '1 product', () => olga.command('products'));
    expect(wrote(olga).filter((text) => /7302|7303|1234|12ab/.test(text))).toEqual([]);
  });

  it('keeps no PIN anywhere: not in its database, not in its log', async () => {
    const [found] = await bakery.sql<{ everything: string }>(
      `select (select json_agg(p)::text from person p) || (select coalesce(json_agg(i.body)::text, '') from inbox i)
         || (select coalesce(json_agg(s.data)::text, '') from session s)
         || (select coalesce(json_agg(a)::text, '') from audit a) as everything where $1`,
      [true],
    );
    expect(found!.everything).not.toMatch(/"7302"|pin_hash":"7302/);
    expect(bakery.logged.join('')).not.toContain('7302');
  });

  it('refuses commands, old buttons and forms until it is open, and the kitchen waits for nobody else', async () => {
    const number = await orders(bakery.customer('Vera'), 'Rye loaf');
    await hears(emil, `Order ${number} · new`);
    await reads(emil, 'locked', () => emil.taps('👩‍🍳'));
    await reads(emil, 'locked', () => emil.command('board'));
    await reads(emil, 'Choose a PIN', () => emil.taps('🔓'));
    await reads(emil, 'Once more', () => emil.says('5183'));
    await reads(emil, 'Open.', () => emil.says('5183'));
    await reads(emil, '1 open order', () => emil.command('board'));
    await reads(emil, 'locked', () => emil.command('logout'));
    await reads(emil, 'locked', () => emil.command('board'));
  });

  it('closes by itself after the minutes of the shop', async () => {
    await reads(emil, 'Your PIN, please', () => emil.command('unlock'));
    await reads(emil, 'Open.', () => emil.says('5183'));
    await minutesPass(emil, 31);
    await reads(emil, 'locked', () => emil.command('board'));
  });

  it('goes on with what was asked when it closed in the midst of it', async () => {
    await reads(olga, 'What is the new product called?', () => olga.command('addproduct'));
    await reads(olga, 'What does it cost', () => olga.says('Onion tart'));
    await minutesPass(olga, 31);
    await reads(olga, /Onion tart.*4\.50/s, () => olga.says('4.50'));
    await reads(olga, 'locked', () => olga.taps('✅'));
    await reads(olga, 'Your PIN, please', () => olga.taps('🔓'));
    await reads(olga, '3 tries left', async () => {
      await reads(olga, '4 tries left', () => olga.says('0000'));
      await olga.says('1111');
    });
    await reads(olga, /Onion tart.*4\.50/s, () => olga.says('7302'));
    await reads(olga, 'It is on the shelf.', () => olga.taps('✅'));

    await reads(olga, 'What is the new product called?', () => olga.command('addproduct'));
    await minutesPass(olga, 31);
    await reads(olga, 'Your PIN, please', () => olga.forges('lck.open'));
    await reads(olga, 'What is the new product called?', () => olga.taps('❌'));
    await reads(olga, 'Your PIN, please', () => olga.command('unlock'));
    await reads(olga, 'Open.', () => olga.says('7302'));
  });

  it('looks at no PIN for a quarter of an hour after five wrong ones, and an owner clears it', async () => {
    await reads(emma, 'закрыты', () => emma.command('board'));
    await reads(emma, 'Придумайте PIN', () => emma.taps('🔓'));
    await reads(emma, 'Ещё раз', () => emma.says('9051'));
    await reads(emma, 'Открыто', () => emma.says('9051'));
    await reads(emma, 'закрыты', () => emma.command('logout'));
    await reads(emma, 'Ваш PIN', () => emma.command('unlock'));
    for (const left of ['4 попытки', '3 попытки', '2 попытки', '1 попытка']) {
      await reads(emma, left, () => emma.says('1111'));
    }
    await reads(emma, 'Слишком много ошибок. Попробуйте через 15 минут', () => emma.says('1111'));
    await reads(emma, 'Слишком много ошибок', () => emma.says('9051'));
    await minutesPass(emma, 16);
    await reads(emma, 'Открыто', () => emma.says('9051'));
    expect(wrote(emma).filter((text) => /^\d+$/.test(text))).toEqual([]);

    await reads(olga, 'Your staff', () => olga.command('staff'));
    await reads(olga, 'Emma · employee', () => olga.taps('Emma'));
    await olga.taps('🔓 Clear the PIN');
    await reads(emma, 'закрыты', () => emma.command('board'));
    await reads(emma, 'Придумайте PIN', () => emma.taps('🔓'));
  });

  it('asks nobody where it is off, nor couriers, nor those who buy', async () => {
    const anna = await bakery.staff('courier', 'Anna');
    await reads(anna, 'eliver', () => anna.command('deliveries'));
    const vera = bakery.customer('Vera');
    await vera.command('start');
    await reads(vera, 'No bakery of yours asks for a PIN', () => vera.command('unlock'));
    expect(textsOf(vera).join()).not.toContain('locked');
    await bakery.sql('update shop set lock_minutes = null where id = $1', [bakery.shopId]);
    await reads(emil, '1 open order', () => emil.command('board'));
    expect(bakery.logged).toEqual([]);
  });
});
