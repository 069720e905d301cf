import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reachesSummary, reads } from '../support/conversation.ts';

describe('A bakery that knows its customers', () => {
  let bakery: Bakery;
  let emma: Person;
  let olga: Person;
  let vera: Person;
  let number: number;

  const customers = () =>
    bakery.sql<{ id: number; called: string | null; phone: string | null; email: string | null; note: string | null }>(
      'select id, called, phone, email, note from customer where shop_id = $1 order by id',
      [bakery.shopId],
    );
  const linkIn = ({ text }: { text: string }) => /start=(\S+)/.exec(text)![1]!;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 50 });
    emma = await bakery.staff('employee', 'Emma');
    olga = await bakery.staff('owner', 'Ольга', { languageCode: 'ru' });
    vera = bakery.customer('Vera');
  });
  afterAll(() => bakery.close());

  it('says who is there: nobody, and how somebody comes in', async () => {
    await reads(emma, 'Nobody yet', () => emma.command('customer'));
    await reads(emma, 'Whom are you looking for?', () => emma.taps('🔎'));
    await reads(emma, 'no name and no number', () => emma.says('?!'));
    await reads(emma, 'Nobody of this bakery has +4915123456789', () => emma.says('0151 2345 6789'));
  });

  it('registers somebody at the counter with the number that was typed, and hands a card over', async () => {
    await reads(emma, 'And their name?', () => emma.taps('➕'));
    await reads(emma, 'letters or digits', () => emma.says('🥐'));
    await reads(emma, 'An email address', () => emma.says('Frau <Weber>'));
    await reads(emma, 'cannot read this email', () => emma.says('at home'));
    const card = await reads(emma, 'this card is yours', () => emma.says('weber@example.com'));
    expect(card.text).toContain('Frau <Weber>');
    expect(await customers()).toMatchObject([
      { called: 'Frau <Weber>', phone: '+4915123456789', email: 'weber@example.com' },
    ]);

    await reads(emma, 'Registered by the bakery', () => emma.taps('⬅️ Back'));
    await reads(emma, 'what would you like to correct?', () => emma.taps('✏️ Correct'));
    await reads(emma, 'Which phone number is right?', () => emma.taps('✏️ Phone'));
    await reads(emma, "can't read this phone number", () => emma.says('my number'));
    await reads(emma, '+4915123456780', () => emma.says('0151 23456780'));

    const weber = bakery.customer('Hanna');
    await reads(weber, 'Welcome to Crumb & Co', () => weber.command('start', linkIn(card)));
    const mallory = bakery.customer('Mallory');
    await reads(mallory, 'does not work any more', () => mallory.command('start', linkIn(card)));
    const page = await reads(emma, 'Hanna · customer of', () => emma.command('customer', 'hanna'));
    expect(page.text).toContain('You registered them as Frau <Weber>');
    expect(page.text).toContain('weber@example.com');
  });

  it('finds whoever has ordered by name, by the phone of the order and by its number, in the own language', async () => {
    number = await orders(vera, 'Rye loaf');
    const page = await reads(olga, 'Vera · покупатель в Crumb & Co', () => olga.command('customer', `${number}`));
    expect(page.text).toContain('1 заказ');
    await reads(olga, 'Заказы: Vera', () => olga.taps('🧾 Заказы'));
    await reads(olga, `Заказ ${number} ·`, () => olga.taps(`${number} ·`));
    const { phone } = (await bakery.sql<{ phone: string }>('select phone from orders where id = $1', [number]))[0]!;
    await reads(olga, 'Vera · покупатель', () => olga.command('customer', phone));
    await reads(olga, 'Кого ищем?', async () => {
      await reads(olga, 'Покупатели', () => olga.command('customer'));
      await olga.taps('🔎');
    });
    await reads(olga, 'Vera · покупатель', () => olga.says('ve'));
  });

  it('remembers something about somebody; who is second reads what the first wrote', async () => {
    await reads(emma, 'Vera · customer', () => emma.command('customer', 'vera'));
    await reads(emma, 'What shall the staff remember?', () => emma.taps('💬 Your note'));
    await reads(olga, 'Vera · покупатель', () => olga.command('customer', 'vera'));
    await reads(olga, 'Что запомнить', () => olga.taps('💬 Заметка'));
    await reads(olga, 'Ваша заметка: Звонить дважды', () => olga.says('Звонить дважды'));
    await hears(emma, 'What shall the staff remember?');
    await reads(emma, 'Звонить дважды', () => emma.says('Rings twice'));
    expect((await customers()).map(({ note }) => note)).toContain('Звонить дважды');
  });

  it('takes no more orders from somebody, who is told whom to ask and keeps the cart', async () => {
    await reachesSummary(vera, 'Rye loaf');
    await reads(emma, 'Vera · customer', () => emma.command('customer', 'vera'));
    await reads(emma, 'Why may they order nothing more', () => emma.taps('⛔'));
    await reads(emma, 'too short', () => emma.says('no'));
    await reads(emma, "Can't order since", () => emma.says('Never at home'));
    const refused = await reads(vera, "can't take orders from you", () => vera.taps('✅'));
    expect(refused.text).toContain('Mill Street 1');
    expect(refused.text).not.toContain('Never at home');
    expect(refused.buttons.flat().map(({ text }) => text)).not.toContain('✅');
    expect(await bakery.orders()).toHaveLength(1);
    // What is open goes on.
    await reads(emma, 'in the oven', async () => {
      await emma.forges(`kit.bake:${number.toString(36)}`);
    });
    await reads(emma, 'Vera · customer', () => emma.command('customer', 'vera'));
    await reads(emma, 'Vera · customer', () => emma.taps('🔁 Let them order'));
    await reads(vera, 'Your cart', () => vera.command('cart'));
    await reads(vera, 'Is everything right?', () => vera.taps('✅'));
    await reads(vera, /^Order \d+ · /, () => vera.taps('✅'));
  });

  it('lets nobody else in: not a stranger, not another bakery, not who was dismissed', async () => {
    const other = await bakery.shop('Other');
    const stan = await bakery.staff('owner', 'Stan', { shopId: other });
    const known = (await customers())[0]!.id.toString(36);
    const before = await bakery.sql<{ all: string }>('select string_agg(k::text, $1) as all from customer k', ['|']);
    await reads(stan, 'Nobody here for', () => stan.command('customer', 'vera'));
    await reads(stan, 'Nobody of this bakery', () => stan.command('customer', '+4915123456780'));
    await reads(emma, 'The newest first', () => emma.command('customer'));
    await reads(emma, 'Their phone number?', () => emma.taps('➕'));
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [emma.id],
    );
    await reads(emma, 'And their name?', () => emma.says('+49 151 99999999'));
    await reads(emma, 'An email address', () => emma.says('Nobody'));
    expect(await emma.taps('⏭')).toMatchObject({ text: expect.stringContaining('employees and owners') });
    for (const person of [stan, vera, emma]) {
      for (const act of [`one:${known}`, `more:${known}`, `edit:${known}:1`, `ord:${known}:0`, `card:${known}`]) {
        expect(await person.forges(`cus.${act}`)).toMatchObject({
          text: expect.stringMatching(/not here any more|only|employee/i),
        });
      }
      for (const act of [`block:${known}`, `free:${known}`]) expect(await person.forges(`cus.${act}`)).not.toBeNull();
    }
    const after = await bakery.sql<{ all: string }>('select string_agg(k::text, $1) as all from customer k', ['|']);
    expect(after).toEqual(before);
    expect(bakery.logged).toEqual([]);
  });
});
