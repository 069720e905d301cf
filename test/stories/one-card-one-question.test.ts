import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startBaking } from '../../src/bakery/kitchen/start-baking.ts';
import { askToCancel, cancel, keepOrder } from '../../src/bakery/orders/orders.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { known, ordered, pickedUp } from '../support/completed-order.ts';
import { hears, reads, textsOf } from '../support/conversation.ts';

describe.each(ways)('One card, one question ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let roll: number;
  let vera: Person;
  let orderId: number;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    emil = await bakery.staff('employee', 'Emil');
    roll = await bakery.product('Roll', { price: 450, stock: null });
  });
  beforeEach(async () => {
    vera = await comes('Vera');
    orderId = await ordered(bakery, vera, { [roll]: 2 });
  });
  afterAll(() => bakery.close());

  async function comes(firstName: string, languageCode = 'en'): Promise<Person> {
    const person = bakery.telegram.person({ firstName, languageCode, started: true });
    await reads(person, firstName, () => person.command('start'));
    return person;
  }

  async function opensCard(): Promise<number> {
    await reads(vera, 'Your orders', () => vera.command('orders'));
    return (await reads(vera, `Order ${orderId} ·`, () => vera.taps(`🏃 ${orderId}`))).id;
  }

  const statusOf = async (id = orderId) =>
    (await bakery.sql<{ status: string }>('select status from orders where id = $1', [id]))[0]!.status;
  const about = (id: number) => textsOf(vera).filter((text) => text.includes(`rder ${id}`));

  it('asks once whether to cancel, on the card itself, and is the card again', async () => {
    const card = await opensCard();
    const ask = askToCancel.write({ orderId });
    await Promise.all([vera.forges(ask, card), vera.forges(ask, card)]);
    const question = await vera.sees(`Cancel order ${orderId}?`);
    expect(question.id).toBe(card);
    expect(about(orderId)).toHaveLength(1);
    await reads(vera, /received → in the oven/, () => vera.taps('⬅️ No, keep it'));
    expect(about(orderId).join()).not.toContain('Cancel order');
    await reads(vera, `Cancel order ${orderId}?`, () => vera.taps('❌'));
    await reads(vera, 'Cancelled by you', () => vera.taps('❌ Yes'));
    expect(await vera.forges(cancel.write({ orderId }), card)).toMatchObject({
      text: `Order ${orderId} is cancelled.`,
    });
    expect(about(orderId)).toHaveLength(1);
    expect(await statusOf()).toBe('cancelled');
  });

  it('takes the question back when somebody has begun to bake', async () => {
    const card = await opensCard();
    await reads(vera, `Cancel order ${orderId}?`, () => vera.taps('❌'));
    await bakery.run(startBaking, { personId: await known(bakery, emil), operator: false }, { orderId });
    const moved = await hears(vera, 'in the oven → ready');
    expect(moved.id).toBe(card);
    expect(moved.text).not.toContain('Cancel order');
    for (const data of [askToCancel.write({ orderId }), cancel.write({ orderId })]) {
      expect(await vera.forges(data, card)).toMatchObject({ text: expect.stringContaining("can't be cancelled here") });
    }
    expect(await statusOf()).toBe('baking');
    expect(about(orderId)).toHaveLength(1);
  });

  it('answers nobody else, whatever the button', async () => {
    const mallory = await comes('Mallory');
    for (const action of [askToCancel, cancel, keepOrder]) {
      for (const id of [orderId, 2 ** 31 - 1]) {
        expect(await mallory.forges(action.write({ orderId: id }))).toMatchObject({
          text: 'There is no such order here.',
        });
      }
    }
    expect(textsOf(mallory).some((text) => text.includes('rder'))).toBe(false);
  });

  it('is opened by a link, by its customer and those who work on it', async () => {
    const link = (id: number) => `o_${id.toString(36)}`;
    await reads(vera, `Order ${orderId} · Crumb & Co\n●○○○ received`, () => vera.command('start', link(orderId)));
    await reads(emil, `Order ${orderId} · Crumb & Co`, () => emil.command('start', link(orderId)));
    await reads(emil, 'Pickup by Vera', () => emil.taps('👩‍🍳 Open it in the kitchen'));
    const mallory = await comes('Mallory');
    const anna = await bakery.staff('courier', 'Anna');
    for (const person of [mallory, anna]) {
      for (const words of [link(orderId), link(2 ** 31 - 1), 'o_', 'o_0', 'o_<b>']) {
        await reads(person, 'There is no such order here.', () => person.command('start', words));
      }
    }
  });

  it('is found in the list: what is open first, then the newest, eight on a page', async () => {
    const nora = await comes('Nora', 'ru');
    const none = await reads(nora, 'Заказов пока не было', () => nora.command('orders'));
    expect(none.buttons.flat().map(({ text }) => text)).toEqual(['🥐 Каталог', '⬅️ На главную']);
    const ids: number[] = [];
    for (let i = 0; i < 9; i++) ids.push(await ordered(bakery, nora, { [roll]: 1 }));
    await bakery.sql(`update orders set status = 'completed' where id = any($1::int[])`, [ids.slice(1)]);
    const list = await reads(nora, '1 заказ в работе', () => nora.command('orders'));
    const numbers = list.buttons.flat().map(({ text }) => text.split(' ')[1]);
    expect(numbers.slice(0, 8).map(Number)).toEqual([ids[0], ...ids.slice(2).reverse()]);
    expect(list.buttons[0]![0]!.text).toMatch(/ · принят · 4,50\s€$/);
    const second = await reads(
      nora,
      (view) => view.buttons[0]?.[0]?.text.includes(` ${ids[1]} · выдан`) ?? false,
      () => nora.taps('▶️'),
    );
    expect(second.buttons.flat().map(({ text }) => text.split(' ')[0])).toEqual(['🏃', '◀️', '⬅️']);
  });

  it('calls nobody any more once they have it', async () => {
    const card = await opensCard();
    await pickedUp(bakery, emil, orderId);
    await hears(vera, 'is in your hands. Enjoy!');
    await hears(vera, '●●●● picked up');
    const left = about(orderId).join('\n');
    for (const words of ['Come and get it', 'Cash', 'Expected']) expect(left).not.toContain(words);
    expect((await vera.sees('●●●● picked up')).id).toBe(card);
  });

  it('left nothing in the log', () => {
    expect(bakery.logged).toEqual([]);
  });
});
