import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Group } from '../../src/pretend-telegram/people/group.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery } from '../support/bakery.ts';
import { textsOf } from '../support/conversation.ts';
import { orderQuickly } from '../support/order-quickly.ts';

const buttonsOf = ({ buttons }: MessageView) => buttons.flat().map(({ text }) => text.split(' ')[0]);

describe('A group with topics that becomes the board of a bakery', () => {
  let bakery: Bakery;
  let group: Group;
  let rye: number;
  const people = {} as Record<'olga' | 'emil' | 'anna' | 'boris' | 'guest', Person>;

  beforeAll(async () => {
    bakery = await Bakery.open();
    rye = await bakery.product('Rye loaf', { stock: 99 });
    people.olga = await bakery.staff('owner', 'Olga');
    people.emil = await bakery.staff('employee', 'Emil');
    people.anna = await bakery.staff('courier', 'Anna');
    people.boris = await bakery.staff('courier', 'Boris', { languageCode: 'ru' });
    people.guest = bakery.customer('Gustav');
    const members = Object.values(people);
    group = bakery.telegram.group({ title: 'Crumbs', members, forum: true, bot: 'administrator' });
  });
  afterAll(() => bakery.close());

  const inGroup = (person: Person) => ({
    sees: (match: string) => person.sees(match, { chat: group }),
    cards: (number: number) =>
      person.chat(group).messages.filter(({ text }) => new RegExp(`(Order|delivery|order) ${number}\\b`).test(text)),
    topicOf: (name: string) => person.chat(group).topics.find((topic) => topic.name === name)?.id,
  });

  it('greets, and is linked by its owner with one word', async () => {
    const { olga } = people;
    await inGroup(olga).sees('/link');
    olga.command('link', undefined, { chat: group });
    await inGroup(olga).sees('The orders of Crumb & Co stand in this group');
    await inGroup(olga).sees('each on one card');
    await inGroup(olga).sees('address and phone number in private');
    expect(olga.chat(group).topics.map(({ name }) => name)).toEqual(['Kitchen', 'Couriers']);
  });

  it('shows an order and its delivery, a card for each, and nobody has them in private', async () => {
    const { emil, anna } = people;
    const number = await orderQuickly(bakery, rye);
    const card = await inGroup(emil).sees(`Order ${number}`);
    expect(card.topic).toBe(inGroup(emil).topicOf('Kitchen'));
    const offer = await emil.sees(
      (message) => message.topic === inGroup(emil).topicOf('Couriers') && message.text.includes(`${number}`),
      { chat: group },
    );
    expect(offer.text).not.toContain('+49301234567');
    expect(offer.text).not.toContain('Lindenstraße 5');
    expect(buttonsOf(offer)).toEqual(['🛵']);
    expect(await emil.taps('👩‍🍳', { chat: group })).toMatchObject({ text: expect.stringContaining('card') });
    await inGroup(emil).sees('in the oven');
    await anna.taps('🛵', { chat: group });
    await anna.sees('Lindenstraße 5');
    await inGroup(emil).sees('taken by Anna');
    expect(textsOf(emil)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });

  it('lists couriers in private to whoever asks for them there', async () => {
    const { emil, boris } = people;
    const number = await orderQuickly(bakery, rye);
    await inGroup(emil).sees(`Order ${number} · new`);
    expect(await emil.taps('👥', { chat: group })).toMatchObject({ text: 'I have written to you in private.' });
    const list = await emil.sees('Who');
    const row = list.buttons.findIndex((buttons) => buttons[0]?.text.includes('Boris'));
    await emil.taps({ message: list.id, row, column: 0 });
    await boris.sees('Lindenstraße 5');
    await inGroup(emil).sees(`Order ${number}: taken by Boris`);
  });

  it('keeps a card that somebody has opened in private up to date, beside its own', async () => {
    const { emil } = people;
    const number = await orderQuickly(bakery, rye);
    const { id } = await inGroup(emil).sees(`Order ${number} · new`);
    await emil.forges(`kit.open:${number.toString(36)}`);
    await emil.sees(`Order ${number} · new`);
    await emil.forges(`kit.bake:${number.toString(36)}`, id, { chat: group });
    await inGroup(emil).sees(`Order ${number} · in the oven`);
    await emil.sees(`Order ${number} · in the oven`);
  });

  it('is shown to its owner in private, and released there', async () => {
    const { olga, emil, guest } = people;
    olga.command('link');
    await olga.sees('Crumb & Co: “Crumbs”');
    const number = await orderQuickly(bakery, rye);
    await inGroup(emil).sees(`Order ${number} · new`);
    await olga.taps('🗑 Take Crumb & Co out');
    await olga.sees('Crumb & Co: no group');
    await emil.sees(`Order ${number} · new`);
    await inGroup(emil).sees(`Order ${number} no longer stands`);
    guest.command('link');
    await guest.sees("for the bakery's owners");
  });

  it('asks an anonymous administrator to write as themselves', async () => {
    const { olga } = people;
    const from = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
    const chat = { id: group.id, type: 'supergroup', title: 'Crumbs', is_forum: true };
    const message = { message_id: 4_000, from, sender_chat: chat, chat, date: 1_700_000_000, text: '/link' };
    bakery.telegram.deliver({ update_id: 2_000_000_000, message } as never);
    await inGroup(olga).sees('write /link as yourself');
    expect(bakery.logged).toEqual([]);
  });
});
