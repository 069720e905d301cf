import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';

const labels = ({ buttons }: MessageView) => buttons.flat().map(({ text }) => text);

describe('An order that two employees reach for', () => {
  let bakery: Bakery;
  let emil: Person;
  let emma: Person;
  let orderId: number;
  let data: (code: string) => string;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 99 });
    emil = await bakery.staff('employee', 'Emil');
    emma = await bakery.staff('employee', 'Emma');
  });
  beforeEach(async () => {
    orderId = await orders(bakery.customer('Vera'), 'Rye loaf');
    data = (code) => `${code}:${orderId.toString(36)}`;
    for (const one of [emil, emma]) await hears(one, `Order ${orderId} · new`);
  });
  afterAll(() => bakery.close());

  const toast = (person: Person) => person.chat().notices.at(-1)?.text;
  const statuses = async () => (await bakery.orders()).find(({ id }) => id === orderId)?.status;

  it('is started once, and the second reads that it is in the oven', async () => {
    await Promise.all([emil, emma].map((one) => one.taps('👩‍🍳')));
    for (const one of [emil, emma]) await hears(one, `Order ${orderId} · in the oven`);
    await bakery.telegram.settled();
    expect(
      [toast(emil), toast(emma)].filter((text) => text === `Order ${orderId} is in the oven already.`),
    ).toHaveLength(1);
    expect(await statuses()).toBe('baking');
  });

  it('is ready once, and an old button of the stage before says so', async () => {
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    await reads(emil, `Order ${orderId} · ready`, () => emil.taps('🔔'));
    expect(await emma.forges(data('kit.ready'))).toMatchObject({ text: `Order ${orderId} is ready already.` });
    expect(await emma.forges(data('kit.bake'))).toMatchObject({ text: `Order ${orderId} is ready already.` });
    expect(await statuses()).toBe('ready');
  });

  it('is told apart: still new, still in the oven', async () => {
    expect(await emma.forges(data('kit.ready'))).toMatchObject({
      text: `Order ${orderId} is still new: it goes into the oven first.`,
    });
    await bakery.sql(`update orders set fulfilment = 'pickup' where id = $1`, [orderId]);
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    expect(await emma.forges(data('kit.hand'))).toMatchObject({ text: `Order ${orderId} is still in the oven.` });
  });

  it('is called off with the first reason, while the second was still writing theirs', async () => {
    for (const one of [emil, emma]) await reads(one, `Order ${orderId}\nWhy can't we do it?`, () => one.taps('⛔'));
    await reads(emil, 'Reason: We are closing', () => emil.taps('We are closing'));
    await reads(emma, 'The first reason stays', () => emma.says('No flour left'));
    await hears(emma, 'Reason: We are closing');
    expect(await emma.forges(data('kit.reject'))).toMatchObject({ text: `Order ${orderId} is called off already.` });
    const card = await hears(emma, `Order ${orderId} · called off`);
    expect(labels(card)).toHaveLength(1);
    expect(await statuses()).toBe('cancelled');
    expect(bakery.logged).toEqual([]);
  });

  it('is unknown to an employee of another bakery, whatever button they make up', async () => {
    const nils = await bakery.staff('employee', 'Nils', { shopId: await bakery.shop('Elsewhere') });
    for (const code of ['kit.open', 'kit.reject']) {
      expect(await nils.forges(data(code))).toMatchObject({ text: 'There is no such order here.' });
    }
    expect(await nils.forges(data('kit.bake'))).toMatchObject({ text: expect.stringContaining('This is for') });
    await bakery.telegram.settled();
    expect(textsOf(nils)).toEqual([]);
    const vera = bakery.customer('Vera the second');
    await reads(vera, 'Hello', () => vera.command('start'));
    expect(await vera.forges(data('kit.open'))).toMatchObject({ text: expect.stringContaining('This is for') });
    expect(await statuses()).toBe('pending');
  });
});
