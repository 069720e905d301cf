import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';
import { until } from '../support/until.ts';

const OLGA = 5_000_000_001;
const commandsOf = (person: Person) => person.chat().commands.map(({ command }) => command);

describe.each(ways)('The menus of commands after a start ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open({ ...way, ownerIds: [OLGA] });
  });
  afterAll(() => bakery.close());

  it('are those of each one’s work and language, though nobody has said a word', async () => {
    const emil = await bakery.staff('employee', 'Emil');
    const boris = await bakery.staff('courier', 'Boris', { languageCode: 'ru' });
    const vera = bakery.telegram.person({ firstName: 'Vera', started: true });
    const gone = await bakery.staff('employee', 'Gustav');
    gone.blocks();
    const olga = bakery.telegram.person({ id: OLGA, firstName: 'Olga', started: true });
    for (const { id, firstName } of [vera, olga]) {
      await bakery.sql('insert into person (telegram_id, first_name) values ($1, $2)', [id, firstName]);
    }
    await bakery.stopApps();
    await bakery.start();
    await until(async () => (commandsOf(olga).includes('invite') ? undefined : 'Olga has no /invite'));

    expect(commandsOf(emil)).toContain('board');
    expect(commandsOf(boris)).toEqual(expect.arrayContaining(['duty', 'deliveries']));
    expect(boris.chat().commands.find(({ command }) => command === 'menu')!.description).toMatch(/[а-я]/);
    expect(commandsOf(vera)).not.toContain('board');
    expect(bakery.telegram.calls({ method: 'setMyCommands', chat: vera })).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });

  it('change with the role an owner gives or takes, without a /start', async () => {
    const clara = await bakery.staff('owner', 'Clara');
    const dan = await bakery.staff('employee', 'Dan');
    await reads(clara, 'Your staff', () => clara.command('staff'));
    await reads(clara, 'Dan · employee', () => clara.taps('Dan'));
    await reads(clara, 'What shall', () => clara.taps('✏️ Change the role'));
    const courier = dan.mark();
    await clara.taps('👥 Courier');
    await dan.sees('role is courier', { since: courier });
    expect(commandsOf(dan)).toContain('duty');
    expect(commandsOf(dan)).not.toContain('board');

    await reads(clara, 'Dismiss Dan', () => clara.taps('🗑 Dismiss'));
    const dismissed = dan.mark();
    await clara.taps('🗑 Yes, dismiss');
    await dan.sees('has ended', { since: dismissed });
    expect(commandsOf(dan)).not.toContain('duty');
    expect(commandsOf(dan)).toContain('menu');
    expect(bakery.logged).toEqual([]);
  });
});
