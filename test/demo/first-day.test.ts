import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoPeople } from '../../src/demo/people.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { openSmallDemo } from './demo-bakery.ts';

type Name = (typeof demoPeople)[number]['firstName'];

describe('The first start of the demo bakery', () => {
  let bakery: Bakery;
  let people: Record<Name, Person>;

  beforeAll(async () => {
    bakery = await Bakery.open({ empty: true });
    const entries = demoPeople.map((person) => [person.firstName, bakery.telegram.person(person)] as const);
    people = Object.fromEntries(entries) as typeof people;
    await openSmallDemo(bakery.orm);
    await comesToRest(bakery.sql);
  }, 60_000);

  afterAll(() => bakery.close());

  const firstLines = (person: Person) => person.chat().messages.map(({ text }) => text.split('\n')[0]);

  it('brings everybody one card of each open order that is theirs, and nothing of the others', () => {
    expect(firstLines(people.Emil)).toEqual([
      'Order 5 · on its way',
      'Order 6 · ready',
      'Order 7 · ready',
      'Order 8 · ready',
      'Order 9 · in the oven',
      'Order 10 · new',
      'Order 11 · new',
    ]);
    expect(firstLines(people.Anna)).toEqual([
      'Your delivery of order 5 · on its way',
      'Delivery of order 8',
      'Delivery of order 9',
      'Delivery of order 11',
    ]);
    expect(people.Boris.chat().messages).toHaveLength(5);
    expect(firstLines(people.Vera)).toEqual(['Order 5 · Crumb & Co', 'Order 5 is on its way to you, with Anna.']);
    expect(people.Olga.chat().messages).toEqual([]);
  });

  it('lets them go on from there', async () => {
    await people.Anna.taps('🏁');
    await people.Vera.sees('Order 5 is delivered');
    await people.Emil.taps('👩‍🍳');
    await people.Boris.taps('📤');
    await comesToRest(bakery.sql);
    expect((await bakery.orders()).slice(4, 6)).toMatchObject([{ status: 'completed' }, { status: 'in_transit' }]);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  }, 60_000);
});
