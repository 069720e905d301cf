import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reject } from '../../src/bakery/kitchen/kitchen.actions.ts';
import { openInvitations } from '../../src/bakery/people/invitations.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { textsOf } from '../support/conversation.ts';

const forged = [
  { question: 'why an order is rejected', data: reject.write({ orderId: 1 }) },
  { question: 'whom to invite', data: openInvitations.write({}) },
];

describe('A button that Mallory made up', () => {
  let bakery: Bakery;
  let mallory: Person;
  beforeAll(async () => {
    bakery = await Bakery.open();
    mallory = bakery.customer('Mallory');
    mallory.command('start');
    await mallory.sees('Hello, Mallory!');
  });
  afterAll(() => bakery.close());

  it.each(forged)('does not ask her $question', async ({ data }) => {
    const before = textsOf(mallory);
    expect(await mallory.forges(data)).toMatchObject({ text: "This is for the bakery's own people." });
    await bakery.telegram.settled();
    expect(textsOf(mallory)).toEqual(before);
  });
});
