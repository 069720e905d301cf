import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeadlockException } from '@mikro-orm/postgresql';
import { operation } from '../../src/bakery/operation.ts';
import { Refusal } from '../../src/bakery/refusal.ts';
import { rows } from '../../src/bakery/rows.ts';
import { passes } from '../../src/bot/failures.ts';
import { Busy } from '../../src/chat/post.ts';
import { room } from '../../src/chat/room.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { until } from '../support/until.ts';
import { Stand } from './stand.ts';

/** Counts how often it is really done: the shops' names are the strokes. */
const stroke = operation({
  name: 'stroke',
  allow: ['anybody'],
  async run({ em }) {
    await rows(em)`insert into shop (name, currency, time_zone, address, language)
      select ${'stroke '} || count(*), 'EUR', 'Europe/Berlin', '', 'en' from shop`;
    return { done: true };
  },
});

let tries = 0;
const market = room();
market.command('start', (turn) => turn.send({ text: 'The stand is open.' }));
market.command('buy', async (turn) => {
  await turn.run(stroke, {});
  await turn.send({ text: 'Bought.' });
});
market.command('refused', async () => {
  throw new Refusal('not-allowed');
});
market.command('broken', async () => {
  throw new Error('No flour');
});
market.command('nonsense', async () => {
  throw 'a word';
});
market.command('wordless', async () => {
  throw new Refusal('no-such-refusal-in-any-locale');
});
market.command('locked', async (turn) => {
  if (++tries < 3) throw new DeadlockException(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
  await turn.send({ text: `Done at try ${tries}.` });
});
market.command('busy', async (turn) => {
  throw new Busy(turn.visitor.telegramId, 5_000, 'flood control');
});
market.command('menus', async (turn) => {
  await turn.commandsChanged();
  await turn.send({ text: 'Menus are set.' });
});

describe('When something fails', () => {
  let stand: Stand;
  let vera: Person;
  beforeAll(async () => {
    stand = await Stand.open();
    await stand.start([market], { timeoutMs: 300 });
  });
  afterAll(() => stand.close());
  beforeEach(async () => {
    stand.telegram.faults.clear();
    vera = stand.person('Vera');
    vera.command('start');
    await vera.sees('The stand is open.');
    await stand.settled();
    stand.logged.length = 0;
    await stand.sql('delete from shop where id > $1', [0]);
  });

  const strokes = () => stand.sql('select name from shop where id > $1', [0]);
  const lastEnding = async () => {
    await stand.settled();
    return (await stand.endings()).at(-1);
  };
  const answers = (text: string) => vera.chat().messages.filter((message) => !message.mine && message.text === text);

  it.each(['broken', 'html', 'cut', 'silence'] as const)(
    'at Telegram (%s), what was done is done once and the answer comes',
    async (kind) => {
      const fault = stand.telegram.faults[kind]({ chat: vera.id });
      vera.command('buy');
      await until(async () => fault.hits > 1 && (await strokes()).length > 0);
      fault.over();
      await vera.sees('Bought.', { within: 20_000 });
      expect(await lastEnding()).toMatchObject({ state: 'done' });
      expect(await strokes()).toHaveLength(1);
      if (kind !== 'cut') expect(answers('Bought.')).toHaveLength(1);
    },
  );

  it('by a flood wait longer than a person’s patience, it is tried again later', async () => {
    stand.telegram.faults.tooMany({ chat: vera.id, times: 1, retryAfter: 4 });
    vera.command('buy');
    await vera.sees('Bought.', { within: 20_000 });
    expect(await lastEnding()).toMatchObject({ state: 'done' });
    expect(await strokes()).toHaveLength(1);
    expect(stand.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it('by a deadlock that lasted, it is tried again', async () => {
    vera.command('locked');
    await vera.sees('Done at try 3.');
    expect(await lastEnding()).toMatchObject({ state: 'done', tries: 3 });
  });

  it.each([
    ['broken', /No flour/],
    ['nonsense', /no Error/],
    ['wordless', /no-such-refusal/],
  ])('by a bug (%s), the person hears a reference once and it is not tried again', async (command, reason) => {
    vera.command(command);
    const { text } = await vera.sees('Something went wrong');
    expect(await lastEnding()).toMatchObject({ state: 'done', tries: 1 });
    expect(stand.logged).toHaveLength(1);
    expect(stand.logged[0]).toContain(/[0-9a-f]{6}$/.exec(text)![0]);
    expect(stand.logged[0]).toMatch(reason);
  });

  it.each(['refused', 'broken', 'buy'])(
    'and the person has blocked the bot (%s), nothing is tried again',
    async (command) => {
      await stand.stop();
      vera.command(command);
      vera.account.hasBlockedBot = true;
      await stand.start([market]);
      expect(await lastEnding()).toMatchObject({ state: 'done', tries: 1 });
      const [row] = await stand.sql('select unreachable_since is not null as away from person where telegram_id = $1', [
        vera.id,
      ]);
      expect(row).toEqual({ away: true });
    },
  );

  it('at the menu of commands only, nobody notices', async () => {
    stand.telegram.faults.tooMany({ method: 'setMyCommands', retryAfter: 30 });
    vera.command('menus');
    await vera.sees('Menus are set.');
    expect(await lastEnding()).toMatchObject({ state: 'done', tries: 1 });
    expect(stand.logged).toEqual([]);
  });

  it('for the fifth time, the person hears a reference; before that they only wait', async () => {
    const from = { id: vera.id, is_bot: false, first_name: 'Vera', language_code: 'en' };
    const chat = { id: vera.id, type: 'private', first_name: 'Vera' };
    const message = { message_id: 1, date: 1_790_000_000, from, chat, text: '/busy' };
    const received = (tries: number) => ({
      ...{ updateId: 1, leaseToken: '', effects: [], tries, body: { update_id: 1, message } },
    });
    await expect(stand.handle(received(4))).rejects.toThrow(Busy);
    expect(stand.logged).toEqual([]);
    await stand.handle(received(5));
    await vera.sees('Something went wrong');
    expect(stand.logged).toHaveLength(1);
  });

  it.each([
    [{ code: '57P01' }, true],
    [{ code: '08006' }, true],
    [{ code: '40P01' }, true],
    [{ code: 'ECONNREFUSED' }, true],
    [{ code: '23505' }, false],
    [{ code: '42P01' }, false],
    [{}, false],
  ])('with %j, it passes by itself: %s', (details, passing) => {
    const cause = Object.assign(new Error('x'), details);
    expect(passes(cause)).toBe(passing);
    expect(passes(new Error('wrapped', { cause }))).toBe(passing);
    expect(passes(Object.assign(new Error('driver'), { previous: cause }))).toBe(passing);
  });
});
