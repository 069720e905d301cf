import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Group } from '../../src/pretend-telegram/people/group.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { orderQuickly } from '../support/order-quickly.ts';
import { until } from '../support/until.ts';

describe('A board in a group', () => {
  let bakery: Bakery;
  let rye: number;
  let olga: Person;
  let emil: Person;
  let anna: Person;
  let group: Group;

  beforeAll(async () => {
    bakery = await Bakery.open();
    rye = await bakery.product('Rye loaf', { stock: 99 });
  });
  beforeEach(async () => {
    await bakery.sql('delete from role where shop_id = $1', [bakery.shopId]);
    olga = await bakery.staff('owner', 'Olga', { languageCode: 'ru' });
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
    bakery.logged.length = 0;
  });
  afterEach(() => bakery.sql(`update orders set status = 'completed' where id > $1`, [0]));
  afterAll(() => bakery.close());

  async function links(about: { forum?: boolean; bot?: 'member' | 'administrator' } = {}): Promise<void> {
    group = bakery.telegram.group({ title: 'Crumbs', members: [olga, emil, anna], ...about });
    olga.command('link', undefined, { chat: group });
    await emil.sees('теперь стоят в этой группе', { chat: group });
  }
  const cardsOf = (number: number, where?: Group) =>
    emil.chat(where).messages.filter(({ text, from }) => from.isBot && text.includes(`Order ${number} ·`));
  const toldInPrivate = (person: Person, words: string) =>
    person.chat().messages.filter(({ text }) => text.includes(words));

  it('that becomes a supergroup goes on there, with every open card once', async () => {
    await links();
    const number = await orderQuickly(bakery, rye);
    await emil.sees(`Order ${number} · new`, { chat: group });
    const old = group.id;
    group.upgrade();
    await emil.sees(`Order ${number} · new`, { chat: group });
    await emil.taps('👩‍🍳', { chat: group });
    await emil.sees(`Order ${number} · in the oven`, { chat: group });
    expect(cardsOf(number, group)).toHaveLength(1);
    expect(await bakery.sql('select from person where telegram_id = $1', [old])).toEqual([]);
    expect(toldInPrivate(olga, '/link')).toEqual([]);
  });

  it('that became one while no program ran is found there', async () => {
    await links();
    await orderQuickly(bakery, rye);
    await emil.sees('· new', { chat: group });
    await bakery.stopApps();
    group.upgrade();
    await bakery.start();
    const second = await orderQuickly(bakery, rye);
    await emil.sees(`Order ${second} · new`, { chat: group });
    expect(cardsOf(second, group)).toHaveLength(1);
  });

  it('whose topic was deleted gets another one, and its open cards come anew', async () => {
    await links({ forum: true, bot: 'administrator' });
    const topic = (name: string) => emil.chat(group).topics.find((one) => one.name === name)?.id;
    const first = await orderQuickly(bakery, rye);
    const { topic: before } = await emil.sees(`Order ${first} · new`, { chat: group });
    group.deletesTopic(before!);
    const second = await orderQuickly(bakery, rye);
    for (const number of [first, second]) {
      const card = await emil.sees(`Order ${number} · new`, { chat: group });
      expect(card.topic).toBe(topic('Kitchen'));
    }
    await until(async () =>
      cardsOf(first, group).length === 1 && cardsOf(second, group).length === 1 ? undefined : 'one card each',
    );
    expect(
      emil
        .chat(group)
        .topics.map(({ name }) => name)
        .sort(),
    ).toEqual(['Couriers', 'Kitchen']);
  });

  it('that may make no topics says what to allow, and makes them as soon as it may', async () => {
    await links({ forum: true, bot: 'member' });
    await emil.sees('manage topics', { chat: group });
    const number = await orderQuickly(bakery, rye);
    expect((await emil.sees(`Order ${number} · new`, { chat: group })).topic).toBeUndefined();
    group.promotesBot();
    await emil.sees(({ text, topic }) => text.includes(`Order ${number} · new`) && topic !== undefined, {
      chat: group,
    });
    await until(async () => (cardsOf(number, group).length === 1 ? undefined : 'one card'));
  });

  it('that throws the bot out is none any more: its owner reads so once, the cards go to private chats', async () => {
    await links();
    const number = await orderQuickly(bakery, rye);
    await emil.sees(`Order ${number} · new`, { chat: group });
    group.kicksBot();
    await emil.sees(`Order ${number} · new`);
    await anna.sees(`${number}`);
    await olga.sees('не могу писать в группу «Crumbs»');
    await emil.taps('👩‍🍳');
    await emil.sees(`Order ${number} · in the oven`);
    expect(toldInPrivate(olga, 'Crumbs')).toHaveLength(1);
    expect(bakery.logged).toEqual([]);
  });

  it('that throws the bot out while a card is on its way loses no order', async () => {
    await links();
    await bakery.stopApps();
    const number = await orderQuickly(bakery, rye);
    group.kicksBot();
    await bakery.start();
    await emil.sees(`Order ${number} · new`);
    await olga.sees('не могу писать в группу «Crumbs»');
    expect(toldInPrivate(olga, 'Crumbs')).toHaveLength(1);
  });

  it('that throws the bot out and is found out by the next card loses no order either', async () => {
    await links();
    const deaf = bakery.telegram.faults.silence({ method: 'getUpdates' });
    emil.command('help');
    await emil.sees('/menu');
    group.kicksBot();
    const number = await orderQuickly(bakery, rye);
    await emil.sees(`Order ${number} · new`);
    await anna.sees(`${number}`);
    await olga.sees('не могу писать в группу «Crumbs»');
    deaf.over();
    await bakery.stopApps();
    await bakery.start();
    await bakery.telegram.settled();
    expect(toldInPrivate(olga, 'Crumbs')).toHaveLength(1);
  });

  it('hears an alarm with a new card, and so do those on duty, each in private', async () => {
    await links();
    const number = await orderQuickly(bakery, rye);
    const { id } = await emil.sees(`Order ${number} · new`, { chat: group });
    await bakery.sql(
      `update orders set placed_at = placed_at - interval '6 minutes', due_at = due_at - interval '6 minutes' where id = $1`,
      [number],
    );
    await bakery.stopApps();
    await bakery.start();
    const anew = await emil.sees((message) => message.id !== id && message.text.includes(`Order ${number} · new`), {
      chat: group,
    });
    expect(anew.text).toContain('Nobody has started it yet');
    await emil.sees(`Order ${number} · new`);
    expect(cardsOf(number, group)).toHaveLength(1);
  });

  it('is left with a word: its cards say so and lose their buttons, the private ones come back', async () => {
    await links();
    const number = await orderQuickly(bakery, rye);
    await emil.sees(`Order ${number} · new`, { chat: group });
    olga.command('unlink', undefined, { chat: group });
    await emil.sees(`Order ${number} no longer stands`, { chat: group });
    await emil.sees(`Order ${number} · new`);
    expect(emil.chat(group).messages.flatMap(({ buttons }) => buttons)).toEqual([]);
  });
});
