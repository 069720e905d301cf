import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

const VERA = { id: 998_877_665, firstName: 'Kanarienvera', lastName: 'Zwitscher', username: 'kanarie_v' };
/** Words that occur nowhere else. */
const CANARIES = ['Kanarienvera', 'Zwitscher', 'kanarie_v', 'Vogelpfad', '491519998877', 'piep@example', '998877665'];

describe.each(ways)('Somebody who wants to be forgotten ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let vera: Person;
  let emil: Person;
  let anna: Person;
  let number: number;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    await bakery.product('Rye loaf', { price: 450, stock: 20 });
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
    vera = bakery.telegram.person({ ...VERA, languageCode: 'en', phoneNumber: '491519998877' });
  });
  afterAll(() => bakery.close());

  const says = (text: string, match: Match, person = vera) => reads(person, match, () => person.says(text));
  const taps = (button: string, match: Match, person = vera) => reads(person, match, () => person.taps(button));

  /** Where a canary is found, in every table of every schema: `public.person: Zwitscher`. */
  async function nests(): Promise<string[]> {
    const tables = await bakery.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname <> all($1::text[])`,
      [['pg_catalog', 'information_schema']],
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const hits = await bakery.sql<{ canary: string }>(
        `select distinct canary from ${name} t, unnest($1::text[]) canary where t::text ilike '%' || canary || '%'`,
        [CANARIES],
      );
      found.push(...hits.map(({ canary }) => `${name}: ${canary}`));
    }
    return found.sort();
  }

  it('has left traces everywhere', async () => {
    number = await orders(vera, 'Rye loaf', 'Vogelpfad 7');
    await says('/profile', 'Your profile');
    await taps('✏️ Email', 'What is your email');
    await says('piep@example.com', 'Email: piep@example.com');
    await taps('📍', 'No saved addresses yet');
    await taps('➕', 'What is it?');
    await taps('Home', 'Where is it?');
    await says('Vogelpfad 7, bell Zwitscher', 'Your addresses');
    const traces = (await nests()).join();
    for (const trace of [...CANARIES, 'person', 'orders', 'cart', 'address', 'inbox', 'card'])
      expect(traces).toContain(trace);
  });

  it('can take all that is stored about them away as a file', async () => {
    await says('/profile', 'Your profile');
    const { document } = await taps('📄', 'Here is all that is stored about you');
    expect(document).toMatchObject({ name: 'my-data.json' });
    const { telegram } = bakery;
    const api = `${telegram.url}/bot${telegram.token}/getFile?file_id=${document!.fileId}`;
    const { result } = (await (await fetch(api)).json()) as { result: { file_path: string } };
    const file = await fetch(`${telegram.url}/file/bot${telegram.token}/${result.file_path}`);
    expect(await file.json()).toMatchObject({
      person: { telegram_id: VERA.id, username: 'kanarie_v', email: 'piep@example.com', phone: '+491519998877' },
      addresses: [{ address: 'Vogelpfad 7, bell Zwitscher' }],
      carts: [{ shop: 'Crumb & Co', address: 'Vogelpfad 7' }],
      orders: [{ id: number, total: 450, address: 'Vogelpfad 7', lines: [{ product: 'Rye loaf', price: 450 }] }],
      cards: [{ code: 'ord.card' }],
      roles: null,
      updates: expect.arrayContaining([expect.objectContaining({ state: 'done' })]),
    });
  });

  it('waits until what was ordered has come, and a courier until it is brought', async () => {
    await says('/profile', 'Your profile');
    const open = { text: expect.stringContaining(`open orders must come to their end: ${number}`) };
    expect(await vera.taps('🗑')).toMatchObject(open);
    expect(await vera.forges('ers.erase')).toMatchObject(open);

    await hears(anna, `order ${number}`);
    await anna.taps('🛵');
    expect(await anna.forges('ers.erase')).toMatchObject({
      text: expect.stringContaining(`deliveries you have taken`),
    });
    await hears(emil, `Order ${number}`);
    await emil.taps('👩‍🍳');
    await emil.taps('🔔');
    await hears(anna, ({ buttons }) => buttons.flat().some(({ text }) => text.startsWith('📤')));
    await anna.taps('📤');
    await anna.taps('🏁');
    await hears(vera, `Order ${number} is delivered`);
  });

  it('may have been answered by name', async () => {
    await reads(vera, 'What should the bakery know', () => vera.taps('💬'));
    await says('Zwitscher here: is there more?', 'The bakery has your message');
    await hears(emil, 'Zwitscher here');
    await taps('💬 Answer', 'Your answer to Kanarienvera', emil);
    await says('Always, Kanarienvera', 'Kanarienvera has your answer', emil);
    await hears(vera, 'Always, Kanarienvera');
  });

  it('is asked twice, and then is in no table any more', async () => {
    await says('/profile', 'Your profile');
    await taps('🗑 Erase me', 'Shall we forget you?');
    await taps('🗑 Yes', 'Really?');
    await taps('⬅️', 'Your profile');
    await taps('🗑 Erase me', 'Shall we forget you?');
    await taps('🗑 Yes', 'Really?');
    await taps('🗑 Erase for good', 'You are forgotten');
    await comesToRest(bakery.sql);
    expect(await nests()).toEqual([]);
  });

  it('is on nobody’s card any more', async () => {
    const cards = await bakery.sql<{ code: string; chat: number; message: number }>(
      'select code, chat_id as chat, message_id as message from card where message_id > $1',
      [0],
    );
    expect(cards.map(({ code }) => code).sort()).toEqual(['dlv.offer', 'kit.card', 'ord.asked']);
    for (const { chat, message } of cards) {
      const person = [emil, anna].find(({ id }) => id === chat)!;
      const { text } = person.chat().messages.find(({ id }) => id === message)!;
      expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
    }
  });

  it('leaves the books as they were, without a name', async () => {
    const [order] = await bakery.sql(
      `select o.status, o.total, o.address, o.phone, p.first_name, p.last_name, p.erased_at is not null as erased
       from orders o join person p on p.id = o.customer_id where o.id = $1`,
      [number],
    );
    expect(order).toEqual({
      status: 'completed',
      total: 450,
      address: null,
      phone: '',
      first_name: '—',
      last_name: null,
      erased: true,
    });
    expect(await brokenPromises(bakery.sql)).toEqual([]);
  });

  it('is a stranger when they come back', async () => {
    await says('/start', 'Hello, Kanarienvera');
    await says('/orders', 'You have not ordered yet');
    const { text } = await says('/profile', 'Your profile');
    expect(text).toContain('📞 no number yet');
    const people = await bakery.sql('select 1 from person where telegram_id = $1', [VERA.id]);
    expect(people).toHaveLength(1);
  });

  it('as an employee loses the role, and the board', async () => {
    await says('/profile', 'Your profile', emil);
    await taps('🗑 Erase me', 'Shall we forget you?', emil);
    await taps('🗑 Yes', 'Really?', emil);
    await taps('🗑 Erase for good', 'You are forgotten', emil);
    await says('/board', "This is for the bakery's employees and owners", emil);
    expect(emil.chat().commands.map(({ command }) => command)).not.toContain('board');
  });

  it('is forgotten once, however often it is tapped', async () => {
    const ida = bakery.customer('Ida');
    await says('/profile', 'Your profile', ida);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ida.forges('ers.erase', undefined, { within: 1_000 })),
    );
    expect(answers.some((answer) => answer !== null)).toBe(true);
    await comesToRest(bakery.sql);
    expect(await bakery.sql('select 1 from person where telegram_id = $1', [ida.id])).toEqual([]);
    expect(await bakery.sql('select 1 from person where first_name = $1', ['Ida'])).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });

  it('after a crash in that moment is not met anew: what is left of the tap does nothing', async () => {
    const updateId = 2_000_000_000;
    const people = () => bakery.sql('select id from person where id > $1 order by id', [0]);
    const before = await people();
    await bakery.sql(
      `insert into inbox (update_id, lane, body, state, tries, lease_token, leased_until)
       values ($1, -$1::bigint, json_build_object('update_id', $1::bigint, 'erased', json_build_object()), 'working', 1,
         gen_random_uuid(), now() - interval '1 s')`,
      [updateId],
    );
    await comesToRest(bakery.sql);
    const [update] = await bakery.sql('select state, tries from inbox where update_id = $1', [updateId]);
    expect(update).toEqual({ state: 'done', tries: 2 });
    expect(await people()).toEqual(before);
  });
});
