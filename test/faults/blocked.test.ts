import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

describe('Vera, who blocks the bot in the middle of her order', () => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf');
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
    vera = bakery.customer('Vera');
    orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Delivery of order ${orderId}`);
  });
  afterAll(() => bakery.close());

  const isReachable = async () => {
    const [person] = await bakery.sql('select unreachable_since is null as here from person where telegram_id = $1', [
      vera.id,
    ]);
    return (person as { here: boolean }).here;
  };
  const isSound = async () => {
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  };
  const cardsOf = (person: Person) => person.chat().messages.filter(({ text }) => /^Order \d+ · /.test(text));
  const callsTo = (person: Person) => [
    ...bakery.telegram.calls({ chat: person }),
    ...bakery.telegram.refusals({ chat: person }),
  ];

  it('is noted as out of reach at her very word, and nothing is tried', async () => {
    vera.blocks();
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    expect(await isReachable()).toBe(false);
    await hears(emil, `can't be reached here: call ${vera.phoneNumber}`);
    const calls = callsTo(vera).length;
    await reads(anna, 'Vera gets no messages here: please call.', () => anna.taps('🛵'));
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    await isSound();
    expect(callsTo(vera)).toHaveLength(calls);
  });

  it('is noted at the first refusal too, which is not tried again; the order goes on for everybody else', async () => {
    await bakery.sql('update person set unreachable_since = null where telegram_id = $1', [vera.id]);
    const refused = () => bakery.telegram.refusals({ chat: vera }).length;
    const before = refused();
    await reads(anna, `Order ${orderId} is ready for you`, () => emil.taps('🔔'));
    await isSound();
    expect(await isReachable()).toBe(false);
    expect(refused()).toBe(before + 1);
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await hears(emil, `Order ${orderId} · on its way`);
    await isSound();
    expect(refused()).toBe(before + 1);
  });

  it('hears of it again from her next /start on', async () => {
    const [before] = cardsOf(vera);
    vera.unblocks();
    await reads(vera, 'Hello, Vera', () => vera.command('start'));
    expect(await isReachable()).toBe(true);
    await isSound();
    const [card, ...others] = cardsOf(vera);
    expect(card!.id).toBeGreaterThan(before!.id);
    expect(others).toEqual([]);
    for (const person of [emil, anna]) expect(textsOf(person).join()).not.toMatch(/be reached|no messages/);
    await reads(anna, 'is delivered', () => anna.taps('🏁'));
    await hears(vera, `Order ${orderId} is delivered. Enjoy!`);
    await isSound();
    expect(cardsOf(vera)).toHaveLength(1);
    expect(await bakery.orders()).toMatchObject([{ id: orderId, status: 'completed' }]);
  });
});

describe('Ida, who deletes her account after she has ordered', () => {
  it('is not written to again, and the kitchen reads whom to call, in its own language', async () => {
    const bakery = await Bakery.open();
    try {
      await bakery.product('Rye loaf');
      const emil = await bakery.staff('employee', 'Emil', { languageCode: 'ru' });
      const ida = bakery.customer('Ida');
      const orderId = await orders(ida, 'Rye loaf');
      await hears(emil, `Заказ ${orderId} · новый`);
      const { phoneNumber } = ida;
      ida.leaves();
      await reads(emil, 'в печи', () => emil.taps('👩‍🍳'));
      await hears(emil, `Ida не получает сообщений: позвоните ${phoneNumber}`);
      await comesToRest(bakery.sql);
      const refused = bakery.telegram.refusals({ chat: ida.id }).length;
      expect(refused).toBe(1);
      await reads(emil, `Заказ ${orderId} · готов`, () => emil.taps('🔔'));
      await comesToRest(bakery.sql);
      expect(bakery.telegram.refusals({ chat: ida.id })).toHaveLength(refused);
      expect(await brokenPromises(bakery.sql)).toEqual([]);
      expect(bakery.logged).toEqual([]);
    } finally {
      await bakery.close();
    }
  });
});

describe('Those who work for Vera and are back after they have blocked the bot', () => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let boris: Person;
  const orderIds: number[] = [];

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf');
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
    boris = await bakery.staff('courier', 'Boris');
    for (const name of ['Vera', 'Ida', 'Nina']) {
      const orderId = await orders(bakery.customer(name), 'Rye loaf');
      await hears(boris, `Delivery of order ${orderId}`);
      orderIds.push(orderId);
    }
    const [first, second] = orderIds;
    await reads(anna, `Your delivery of order ${first}`, () => anna.taps(buttonOf(anna, `order ${first}`, '🛵')));
    await reads(emil, `Order ${second} · called off`, () => rejects(emil, second!));
    await comesToRest(bakery.sql);
  });
  afterAll(() => bakery.close());

  const buttonOf = (person: Person, words: string, emoji: string) => {
    const message = person.chat().messages.findLast(({ text }) => text.includes(words))!;
    const row = message.buttons.findIndex((labels) => labels.some(({ text }) => text.startsWith(emoji)));
    return { message: message.id, row, column: 0 };
  };
  async function rejects(person: Person, orderId: number) {
    const tap = () => person.taps(buttonOf(person, `Order ${orderId} `, '⛔'));
    const asked = await reads(person, /Choose a reason/, tap);
    await person.taps({ message: asked.id, row: 0, column: 0 });
  }
  const titlesSince = (person: Person, id: number) =>
    person
      .chat()
      .messages.filter((message) => message.id > id && !message.mine)
      .map(({ text }) => text.split('\n')[0]);
  async function isAway(person: Person) {
    const newest = person.chat().messages.at(-1)!.id;
    person.blocks();
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    person.unblocks();
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    return newest;
  }
  const twice = (titles: (string | undefined)[]) => titles.filter((title, at) => titles.indexOf(title) !== at);

  it('a courier finds her delivery and the offers that still wait, once each', async () => {
    const [first, , third] = orderIds;
    expect(titlesSince(anna, await isAway(anna))).toEqual([
      expect.stringContaining(`Your delivery of order ${first}`),
      expect.stringContaining(`Delivery of order ${third}`),
    ]);
    expect(twice(titlesSince(anna, 0))).toEqual([]);
  });

  it('the kitchen finds what waits for it, once each', async () => {
    const [first, , third] = orderIds;
    expect(titlesSince(emil, await isAway(emil))).toEqual([
      expect.stringContaining(`Order ${first} · new`),
      expect.stringContaining(`Order ${third} · new`),
    ]);
    expect(twice(titlesSince(emil, 0))).toEqual([]);
    await reads(emil, `Order ${third} · in the oven`, () => emil.taps(buttonOf(emil, `Order ${third} `, '👩‍🍳')));
  });

  it('and a courier who was never there before has the offers from the first /start on', async () => {
    const carl = bakery.telegram.person({ firstName: 'Carl', languageCode: 'en' });
    await bakery.sql(
      `with known as (
         insert into person (telegram_id, first_name, unreachable_since) values ($1, 'Carl', now()) returning id
       ), hired as (insert into role (person_id, shop_id, kind) select id, $2, 'courier' from known)
       insert into offer (delivery_id, courier_id) select d.id, known.id from known, delivery d where d.order_id = $3`,
      [carl.id, bakery.shopId, orderIds[2]],
    );
    await reads(carl, 'Hello, Carl', () => carl.command('start'));
    await hears(carl, `Delivery of order ${orderIds[2]}`);
    await comesToRest(bakery.sql);
    expect(bakery.logged).toEqual([]);
  });
});
