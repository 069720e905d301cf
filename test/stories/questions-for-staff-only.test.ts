import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openInvitations } from '../../src/bakery/invitations/invitations.actions.ts';
import { reject } from '../../src/bakery/kitchen/kitchen.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { textsOf } from '../support/conversation.ts';

const forged = [
  {
    question: 'why an order is rejected',
    data: reject.write({ orderId: 1 }),
    who: "the bakery's employees and owners",
  },
  { question: 'whom to invite', data: openInvitations.write({}), who: "the bakery's owners" },
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

  it.each(forged)('does not ask her $question', async ({ data, who }) => {
    const before = textsOf(mallory);
    expect(await mallory.forges(data)).toMatchObject({
      text: expect.stringContaining(`This is for ${who}.`),
    });
    await bakery.telegram.settled();
    expect(textsOf(mallory)).toEqual(before);
  });
});
