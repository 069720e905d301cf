import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

const BREAD = 'Rye <b>loaf</b> & "butter"';
const ADDRESS = '<a href="https://evil.example">Lindenstraße</a> & <script>';
const REASON = '</b><i>never</i> & &lt;never&gt;';

/** What Telegram's clients find in plain words by themselves. */
const FOUND = ['url', 'phone_number', 'bot_command'];

/** Everything is shown as it was written, and nothing of it became a tag. */
function shows({ text, entities }: { text: string; entities: { type: string }[] }, ...written: string[]): void {
  for (const words of written) expect(text).toContain(words);
  expect(entities.filter(({ type }) => type !== 'bold' && !FOUND.includes(type))).toEqual([]);
}

describe('What looks like HTML', () => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let vera: Person;

  beforeAll(async () => {
    bakery = await Bakery.open({ empty: true });
    bakery.shopId = await bakery.shop('Crumb <u>&</u> "Co"');
    await bakery.product(BREAD);
    emil = await bakery.staff('employee', '<i>Emil</i>');
    anna = await bakery.staff('courier', '<s>Anna</s> &amp;');
    vera = bakery.customer('<code>Vera</code> </b>');
  });
  afterAll(() => bakery.close());

  it('is shown letter by letter to customer, kitchen and courier, and to the customer again', async () => {
    const first = await orders(vera, BREAD, ADDRESS);
    shows(await hears(vera, `Order ${first} · `), 'Crumb <u>&</u> "Co"', BREAD, ADDRESS);
    shows(await hears(emil, `Order ${first} · new`), BREAD, '<code>Vera</code> </b>');
    shows(await hears(anna, `Delivery of order ${first}`), 'Crumb <u>&</u> "Co"');
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    shows(await reads(anna, 'Your delivery', () => anna.taps('🛵')), ADDRESS, '<code>Vera</code> </b>');
    shows(await hears(vera, 'brings it'), '<s>Anna</s> &amp; brings it');
    shows(await hears(emil, 'Courier: '), 'Courier: <s>Anna</s> &amp;');

    const second = await orders(vera, BREAD);
    await hears(emil, `Order ${second} · new`);
    await reads(emil, "Why can't we do it?", () => emil.taps('⛔'));
    shows(await reads(emil, 'Reason: ', () => emil.says(REASON)), `Reason: ${REASON}`);
    shows(await hears(vera, `order ${second} was cancelled`), REASON);
    shows(await hears(vera, 'Cancelled by the bakery'), REASON);
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });
});
