import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';

const OTTO = 700_700;

describe('The operator, an owner without a role', () => {
  let bakery: Bakery;
  let otto: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open({ ownerIds: [OTTO] });
    await bakery.product('Rye loaf');
    otto = bakery.telegram.person({ id: OTTO, firstName: 'Otto', languageCode: 'en' });
    await reads(otto, 'Hello, Otto', () => otto.command('start'));
    orderId = await orders(bakery.customer('Vera'), 'Rye loaf');
  });
  afterAll(() => bakery.close());

  it('opens an order from the board, and bakes it', async () => {
    await reads(otto, '1 open order', () => otto.command('board'));
    await reads(otto, `Order ${orderId} · new`, () => otto.taps(`🚚 ${orderId}`));
    await reads(otto, `Order ${orderId} · in the oven`, () => otto.taps('👩‍🍳'));
    await reads(otto, `Order ${orderId} · ready`, () => otto.taps('🔔'));
    await reads(otto, "Why can't we do it?", () => otto.taps('⛔'));
    await reads(otto, 'Reason: The oven is broken', () => otto.says('The oven is broken'));
    expect(await bakery.orders()).toMatchObject([{ id: orderId, status: 'cancelled' }]);
    await hears(otto, `Order ${orderId} · called off`);
    expect(bakery.logged).toEqual([]);
  });
});
