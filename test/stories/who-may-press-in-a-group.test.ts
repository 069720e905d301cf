import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Group } from '../../src/pretend-telegram/people/group.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { textsOf } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';
import { orderQuickly } from '../support/order-quickly.ts';

describe('A group of two bakeries’ people', () => {
  let bakery: Bakery;
  let elsewhere: number;
  let group: Group;
  let other: Group;
  let number: number;
  let rye: number;
  let card: number;
  let offer: number;
  const people = {} as Record<'olga' | 'emil' | 'anna' | 'nils' | 'gustav' | 'petra', Person>;

  beforeAll(async () => {
    bakery = await Bakery.open();
    elsewhere = await bakery.shop('Elsewhere');
    rye = await bakery.product('Rye loaf', { stock: 99 });
    people.olga = await bakery.staff('owner', 'Olga');
    await bakery.sql(
      `insert into role (person_id, shop_id, kind) select id, $2, 'owner' from person where telegram_id = $1`,
      [people.olga.id, elsewhere],
    );
    people.emil = await bakery.staff('employee', 'Emil', { languageCode: 'ru' });
    people.anna = await bakery.staff('courier', 'Anna');
    people.nils = await bakery.staff('employee', 'Nils', { shopId: elsewhere });
    people.gustav = bakery.customer('Gustav');
    people.petra = bakery.customer('Petra', 'ru');
    const members = Object.values(people);
    group = bakery.telegram.group({ title: 'Crumbs', members });
    other = bakery.telegram.group({ title: 'Elsewhere', members });
    people.olga.command('link', undefined, { chat: group });
    await people.olga.sees('Which bakery', { chat: group });
    await people.olga.taps('🏪 Crumb & Co', { chat: group });
    await people.olga.sees('The orders of Crumb & Co stand', { chat: group });
  });
  beforeEach(async () => {
    number = await orderQuickly(bakery, rye);
    card = (await people.olga.sees(`Order ${number} · new`, { chat: group })).id;
    offer = (await people.olga.sees(({ text, id }) => id !== card && text.includes(`${number}`), { chat: group })).id;
    bakery.telegram.clearCalls();
  });
  afterAll(() => bakery.close());

  const data = (code: string) => `${code}:${number.toString(36)}`;
  const presses = (person: Person, code: string, message = card) => person.forges(data(code), message, { chat: group });
  const state = async () =>
    (
      await bakery.sql<{ status: string; courier: number | null }>(
        'select o.status, d.courier_id as courier from orders o join delivery d on d.order_id = o.id where o.id = $1',
        [number],
      )
    )[0];

  it('lets nobody press who has no role there, and the card stays as it is', async () => {
    const { gustav, petra, nils, anna } = people;
    gustav.command('start');
    await gustav.sees('Gustav');
    for (const person of [gustav, nils, anna]) {
      for (const code of ['kit.bake', 'kit.ready', 'kit.reject'])
        expect(await presses(person, code)).toMatchObject({ text: expect.stringMatching(/This is for|no such order/) });
    }
    expect(await presses(petra, 'kit.bake')).toMatchObject({ text: expect.stringContaining('кто работает в пекарне') });
    expect(await presses(gustav, 'dlv.accept', offer)).toMatchObject({ text: expect.stringContaining('couriers') });
    expect(await presses(nils, 'dlv.accept', offer)).toMatchObject({ text: expect.stringContaining('couriers') });
    expect(await state()).toEqual({ status: 'pending', courier: null });
    await bakery.telegram.settled();
    expect(bakery.telegram.calls({ chat: group })).toEqual([]);
    expect(await bakery.sql('select from person where telegram_id = $1', [petra.id])).toEqual([]);
    expect(textsOf(petra)).toEqual([]);
  });

  it('forgets the role of whoever was dismissed, at once and for every card', async () => {
    const kim = await bakery.staff('employee', 'Kim');
    group.adds(kim);
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [kim.id],
    );
    expect(await presses(kim, 'kit.bake')).toMatchObject({ text: expect.stringContaining('This is for') });
    expect(await state()).toMatchObject({ status: 'pending' });
  });

  it('asks for a reason in private, and takes nobody’s words in the group for it', async () => {
    const { emil } = people;
    expect(await presses(emil, 'kit.reject')).toMatchObject({ text: 'Ответ в личном чате.' });
    await emil.sees('Почему');
    emil.says('Нет муки', { chat: group });
    emil.command('start', undefined, { chat: group });
    await emil.sees('личном чате', { chat: group });
    expect(await state()).toMatchObject({ status: 'pending' });
    emil.says('Кончилась мука');
    await people.olga.sees(({ text, id }) => id === card && text.includes('called off'), { chat: group });
    expect(await state()).toMatchObject({ status: 'cancelled' });
  });

  it('leads whoever it may not write to into the private chat', async () => {
    const { emil } = people;
    emil.blocks();
    expect(await presses(emil, 'kit.reject')).toMatchObject({ url: expect.stringContaining('t.me/bulka_bot?start=') });
    emil.unblocks();
    expect(await state()).toMatchObject({ status: 'pending' });
  });

  it('asks for the PIN in private, where the bakery has one', async () => {
    const { emil } = people;
    await bakery.sql('update shop set lock_minutes = 60 where id = $1', [bakery.shopId]);
    expect(await presses(emil, 'kit.bake')).toMatchObject({ text: 'Ответ в личном чате.' });
    await emil.sees('PIN');
    await bakery.sql('update shop set lock_minutes = null where id = $1', [bakery.shopId]);
    expect(await state()).toMatchObject({ status: 'pending' });
  });

  it('takes a tap once, however often it is repeated, and lets only the same hand undo it', async () => {
    const { emil, olga } = people;
    await presses(emil, 'kit.bake');
    await olga.sees(`Order ${number} · in the oven`, { chat: group });
    expect(await presses(emil, 'kit.bake')).toMatchObject({ text: expect.stringContaining('уже') });
    expect(await olga.taps('↩️', { chat: group })).toMatchObject({
      text: expect.stringContaining('only who took this step'),
    });
    await emil.taps('↩️', { chat: group });
    await olga.sees(({ text, id }) => id === card && text.includes('· new'), { chat: group });
  });

  it('gives one courier the address, in private, and says to all who has it', async () => {
    const { anna, olga } = people;
    await presses(anna, 'dlv.accept', offer);
    await anna.sees('+49301234567');
    await olga.sees(`Order ${number}: taken by Anna`, { chat: group });
    expect(olga.chat(group).messages.filter(({ text }) => text.includes('+49'))).toEqual([]);
  });

  it('is a board for one bakery, linked and released by its owner only', async () => {
    const { emil, olga, gustav } = people;
    const answers = async (person: Person, command: string, words: string) => {
      person.command(command, undefined, { chat: other });
      await person.sees(words, { chat: other });
    };
    await answers(emil, 'link', 'для владельцев');
    await answers(gustav, 'unlink', 'owners');
    await answers(olga, 'unlink', 'No bakery');
    olga.command('link', undefined, { chat: group });
    await olga.sees('Which bakery', { chat: group });
    expect(await olga.taps('🏪 Elsewhere', { chat: group })).toMatchObject({
      text: expect.stringContaining('/unlink first'),
    });
    expect(await emil.forges(`grp.link:${elsewhere.toString(36)}`, card, { chat: group })).not.toBeNull();
    const linked = await bakery.sql('select shop_id from group_board where released_at is null', []);
    expect(linked).toEqual([{ shop_id: bakery.shopId }]);
  });

  it('answers a member who goes on writing commands once, and its owner always', async () => {
    const { petra, olga } = people;
    for (const command of ['start', 'menu', 'link', 'start']) petra.command(command, undefined, { chat: other });
    await petra.sees('личном чате', { chat: other });
    for (const _ of [1, 2]) olga.command('help', undefined, { chat: other });
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    const answers = bakery.telegram.calls({ method: 'sendMessage', chat: other });
    expect(answers).toHaveLength(3);
  });

  it('knows its own orders only, where each bakery has a group', async () => {
    const { olga, nils, emil } = people;
    await bakery.sql(`update shop set language = 'ru' where id = $1`, [elsewhere]);
    olga.command('start', 'link', { chat: other });
    await olga.sees('Which bakery', { chat: other });
    await olga.taps('🏪 Elsewhere', { chat: other });
    await olga.sees('The orders of Elsewhere stand', { chat: other });
    const bun = await bakery.product('Bun', { stock: 9 }, elsewhere);
    const theirs = await orderQuickly({ sql: bakery.sql, run: bakery.run, shopId: elsewhere }, bun);
    const { id } = await olga.sees(`Заказ ${theirs} · новый`, { chat: other });
    const tapped = `kit.bake:${theirs.toString(36)}`;
    expect(await emil.forges(tapped, id, { chat: other })).toMatchObject({ text: expect.stringContaining('для') });
    expect(await nils.forges(tapped, id, { chat: other })).toMatchObject({ text: expect.stringContaining('card') });
    await olga.sees(`Заказ ${theirs} · в печи`, { chat: other });
    expect(olga.chat(group).messages.filter(({ text }) => text.includes(`${theirs} ·`))).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });
});
