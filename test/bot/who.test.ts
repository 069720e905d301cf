import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setLanguage } from '../../src/bakery/people/language/set-language.ts';
import { createPeople } from '../../src/bot/who.ts';
import { action } from '../../src/chat/action.ts';
import { room } from '../../src/chat/room.ts';
import { loadI18n } from '../../src/i18n/i18n.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { reads } from '../support/conversation.ts';
import { Stand } from './stand.ts';

const greet = action('hi.greet');
const hall = room();
hall.command('start', (turn) =>
  turn.send({
    text: turn.say.html('home.no-shop', { name: turn.visitor.firstName }),
    buttons: [[{ label: '👋', data: greet.write({}) }]],
  }),
);
hall.command('english', async (turn) => {
  await turn.run(setLanguage, { language: 'en' });
  await turn.toast('English it is.');
});
hall.on(greet, (turn) => turn.toast(turn.say('forms.noted')));

interface Row {
  readonly first_name: string;
  readonly last_name: string | null;
  readonly username: string | null;
  readonly telegram_language: string;
  readonly unreachable: boolean;
}

describe('Who somebody is', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await Stand.open();
    await stand.start([hall]);
  });
  afterAll(() => stand.close());
  afterEach(async () => {
    await stand.settled();
    expect(stand.logged).toEqual([]);
    expect((await stand.endings()).filter(({ state, tries }) => state !== 'done' || tries > 1)).toEqual([]);
  });

  async function rowsOf(telegramId: number): Promise<Row[]> {
    await stand.settled();
    return stand.sql(
      `select first_name, last_name, username, telegram_language, unreachable_since is not null as unreachable
       from person where telegram_id = $1`,
      [telegramId],
    );
  }
  const starts = (person: Person) => reads(person, /./, () => person.command('start'));

  it('is written down at the first word, once', async () => {
    const vera = stand.telegram.person({
      firstName: 'Vera',
      lastName: 'Orlova',
      username: 'vera_o',
      languageCode: 'en',
    });
    for (let i = 0; i < 5; i++) vera.command('start');
    await starts(vera);
    expect(await rowsOf(vera.id)).toEqual([
      { first_name: 'Vera', last_name: 'Orlova', username: 'vera_o', telegram_language: 'en', unreachable: false },
    ]);
  });

  it('is written down once by replicas that meet them at the same moment', async () => {
    const { orm } = stand;
    const meeting = () => createPeople({ orm, operators: [], spoken: () => 'en', defaultLanguage: 'en' });
    const from = { id: 77_001, is_bot: false, first_name: 'Nora' };
    const met = await Promise.all(Array.from({ length: 8 }, () => meeting().who(from)));
    expect(new Set(met.map(({ visitor }) => visitor.personId)).size).toBe(1);
    expect(await rowsOf(77_001)).toHaveLength(1);
  });

  it('follows a new name', async () => {
    const vera = stand.person('Vera');
    await starts(vera);
    vera.becomes({ firstName: 'Vera Maria', username: 'veramaria' });
    await starts(vera);
    expect(await rowsOf(vera.id)).toMatchObject([{ first_name: 'Vera Maria', username: 'veramaria' }]);
  });

  it('has an id of 52 bits', async () => {
    const vera = stand.telegram.person({ id: 2 ** 52 - 1, firstName: 'Vera', languageCode: 'en' });
    await starts(vera);
    expect(await rowsOf(2 ** 52 - 1)).toHaveLength(1);
  });

  describe('has a name that can be stored, whatever it is', () => {
    const names: readonly [what: string, firstName: string, stored: string][] = [
      ['too long', 'Вера'.repeat(30), 'Вера'.repeat(16)],
      ['cut in the middle of an emoji', `${'a'.repeat(63)}🥐`.slice(0, 64), `${'a'.repeat(63)}`],
      ['long and of emoji', '🥐'.repeat(70), '🥐'.repeat(64)],
      ['with a lone surrogate', 'Ve\ud83era', 'Vera'],
      ['with a NUL', 'Ve\0ra', 'Vera'],
      ['turned around', '\u202eareV\u202c', 'areV'],
      ['Arabic', 'ليلى', 'ليلى'],
      ['in two lines', 'Ve\nra', 'Ve ra'],
      ['HTML', '<b>Vera</b> & "co"', '<b>Vera</b> & "co"'],
      ['SQL', "Robert'); drop table person;--", "Robert'); drop table person;--"],
      ['nothing that can be seen', '\u200b\u2060\u00ad', 'unseen'],
    ];
    let id = 78_000;
    it.each(names)('%s', async (_what, firstName, stored) => {
      const from = { id: ++id, is_bot: false, first_name: firstName, last_name: firstName, username: 'unseen' };
      const people = createPeople({ orm: stand.orm, operators: [], spoken: () => 'en', defaultLanguage: 'en' });
      const { visitor } = await people.who(from);
      expect(visitor.firstName).toBe(stored);
      const [row] = await stand.sql<{ changed: string }>(
        'select xmin::text as changed from person where telegram_id = $1',
        [id],
      );
      await people.who(from);
      expect(await stand.sql('select xmin::text as changed from person where telegram_id = $1', [id])).toEqual([row]);
    });

    it('not even a username', async () => {
      const people = createPeople({ orm: stand.orm, operators: [], spoken: () => 'en', defaultLanguage: 'en' });
      const { visitor } = await people.who({ id: ++id, is_bot: false, first_name: '\u200b' });
      expect(visitor.firstName).toBe('…');
    });
  });

  it('is spoken to in the language of their Telegram until they choose one', async () => {
    const vera = stand.person('Вера', 'ru');
    expect((await starts(vera)).text).toMatch(/[а-я]{4}/);
    vera.speaks('en-GB');
    expect((await starts(vera)).text).not.toMatch(/[а-я]{4}/);
    vera.speaks('ru');
    expect((await starts(vera)).text).toMatch(/[а-я]{4}/);
    await reads(vera, 'English it is.', () => vera.command('english'));
    expect((await starts(vera)).text).not.toMatch(/[а-я]{4}/);
    vera.speaks('de');
    expect((await starts(vera)).text).not.toMatch(/[а-я]{4}/);
  });

  it('is spoken to in the language of their country’s variant', async () => {
    const { spoken } = await loadI18n();
    const people = createPeople({ orm: stand.orm, operators: [], spoken, defaultLanguage: 'en' });
    const met = [];
    for (const [n, language_code] of ['uk', 'de-AT', 'es-419', 'ru-UA', 'pt-BR'].entries()) {
      const { visitor } = await people.who({ id: 78_000 + n, is_bot: false, first_name: 'Lea', language_code });
      met.push(visitor.language);
    }
    expect(met).toEqual(['uk', 'de', 'es', 'ru', 'en']);
  });

  it('is spoken to in the shop’s language when Telegram names none of ours', async () => {
    const { orm } = stand;
    const people = createPeople({
      orm,
      operators: [],
      spoken: (code) => (code === 'en' ? 'en' : undefined),
      defaultLanguage: 'ru',
    });
    for (const [n, language_code] of ['fr', undefined, '', 'xx-YY'].entries()) {
      const { visitor } = await people.who({ id: 79_000 + n, is_bot: false, first_name: 'Uwe', language_code });
      expect(visitor.language).toBe('ru');
    }
  });

  it('cannot be reached after blocking, until they come back by a word or a tap', async () => {
    const vera = stand.person('Vera');
    await starts(vera);
    vera.blocks();
    expect(await rowsOf(vera.id)).toMatchObject([{ unreachable: true }]);
    vera.unblocks();
    expect(await rowsOf(vera.id)).toMatchObject([{ unreachable: false }]);
    for (const comesBack of [() => vera.command('start'), () => void vera.presses('👋')]) {
      await stand.sql('update person set unreachable_since = now() where telegram_id = $1', [vera.id]);
      comesBack();
      expect(await rowsOf(vera.id)).toMatchObject([{ unreachable: false }]);
    }
  });

  it('cannot be reached when the answer is refused, and nothing is tried again', async () => {
    const vera = stand.person('Vera');
    await starts(vera);
    await stand.stop();
    vera.command('start');
    stand.telegram.find(vera.id)!.account.hasBlockedBot = true;
    await stand.start([hall]);
    expect(await rowsOf(vera.id)).toMatchObject([{ unreachable: true }]);
  });

  it('blocked before they were known, is nobody', async () => {
    const olga = stand.person('Olga');
    olga.blocks();
    expect(await rowsOf(olga.id)).toEqual([]);
  });

  it('is not asked in groups: what people say there is among themselves', async () => {
    const vera = stand.person('Vera');
    await starts(vera);
    const ivan = stand.person('Ivan');
    const group = stand.telegram.group({ title: 'Neighbours', members: [vera, ivan], bot: 'administrator' });
    stand.telegram.clearCalls();
    ivan.says('Who has the best rye?', { chat: group });
    ivan.command('start', undefined, { chat: group });
    vera.command('start@pretend_bot', undefined, { chat: group });
    group.kicksBot();
    expect(await rowsOf(ivan.id)).toEqual([]);
    expect(await rowsOf(vera.id)).toMatchObject([{ unreachable: false }]);
    expect(stand.telegram.calls()).toEqual([]);
  });

  it('does not matter to channels, polls and what we do not know', async () => {
    stand.telegram.clearCalls();
    const channel = { id: -1_001_234, type: 'channel', title: 'Bread news' };
    const post = { message_id: 1, date: 1_790_000_000, chat: channel, text: '/start' };
    const poll = { id: '1', question: 'Rye?', options: [], total_voter_count: 0, is_closed: true, type: 'regular' };
    for (const [n, update] of [
      { channel_post: post },
      { edited_channel_post: post },
      { poll },
      { surprise: {} },
      {},
    ].entries()) {
      stand.telegram.deliver({ update_id: 920_000_001 + n, ...update } as never);
    }
    await stand.settled();
    expect(stand.telegram.calls()).toEqual([]);
  });
});
