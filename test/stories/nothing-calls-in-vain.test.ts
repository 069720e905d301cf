import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { until } from '../support/until.ts';

describe.each(ways)('A short message that calls somebody ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    await bakery.product('Rye loaf', { stock: 99 });
    emil = await bakery.staff('employee', 'Emil');
  });
  beforeEach(async () => {
    await bakery.sql(`update role set active = false where kind = $1`, ['courier']);
    [anna, boris] = [await bakery.staff('courier', 'Anna'), await bakery.staff('courier', 'Boris')];
    vera = bakery.customer('Vera');
    orderId = await orders(vera, 'Rye loaf');
    for (const courier of [anna, boris]) await hears(courier, `Delivery of order ${orderId}`);
    await hears(emil, `Order ${orderId} · new`);
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await hears(boris, 'taken by Anna');
  });
  afterAll(() => bakery.close());

  const about = (person: Person) => textsOf(person).filter((text) => text.includes(`rder ${orderId}`));
  const goesFrom = (person: Person, words: string) =>
    until(async () => about(person).find((text) => text.includes(words)));
  const isReady = async () => {
    await reads(emil, 'in the oven', () => emil.taps('👩‍🍳'));
    await reads(anna, `Order ${orderId} is ready for you.`, () => emil.taps('🔔'));
  };

  it('to a courier goes when the order is picked up; at the end there is one card', async () => {
    await isReady();
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await goesFrom(anna, 'ready for you');
    await reads(anna, 'is delivered', () => anna.taps('🏁'));
    expect(about(anna)).toEqual([`Order ${orderId} is delivered. Thank you!`]);
    expect(about(boris)).toEqual([`Order ${orderId}: taken by Anna.`]);
  });

  it('becomes the card when it is tapped, and is the only one', async () => {
    await isReady();
    await reads(anna, 'Your delivery', () => anna.taps('🚚 Open the delivery'));
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, 'is delivered', () => anna.taps('🏁'));
    await hears(vera, 'is delivered. Enjoy!');
    await bakery.telegram.settled();
    expect(about(anna)).toEqual([`Order ${orderId} is delivered. Thank you!`]);
  });

  it('that a delivery is free again goes when somebody takes it', async () => {
    await isReady();
    await reads(anna, 'Why do you give it back?', () => anna.taps('↩️'));
    await reads(boris, `Order ${orderId} needs a courier again.`, () => anna.taps("I can't make it"));
    await goesFrom(anna, 'ready for you');
    const offer = boris.chat().messages.find(({ text }) => text.startsWith(`Delivery of order ${orderId}`))!;
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await hears(boris, 'taken by Anna');
    await goesFrom(boris, 'needs a courier');
    expect(about(boris)).toEqual([`Order ${orderId}: taken by Anna.`]);
    expect(offer).toBeDefined();
  });

  it('that nobody was at the door goes when the order is on its way again', async () => {
    await isReady();
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, 'What went wrong?', () => anna.taps('↩️ Could not deliver'));
    await reads(boris, `Order ${orderId} needs a courier again.`, () => anna.taps('Nobody was there'));
    await hears(emil, `Order ${orderId} comes back to you. Nobody was there.`);
    await hears(vera, `with order ${orderId}, but nobody was there`);
    await reads(boris, 'Came back the last time', () => boris.taps('🚚 Open the delivery'));
    await reads(boris, 'Your delivery', () => boris.taps('🛵'));
    await reads(boris, 'on its way', () => boris.taps('📤'));
    await goesFrom(vera, 'nobody was there');
    await reads(boris, 'is delivered', () => boris.taps('🏁'));
    await hears(anna, 'taken by Boris');
  });

  it('goes when the order is called off, and says so instead', async () => {
    await isReady();
    await reads(emil, "Why can't we do it?", () => emil.taps('⛔'));
    await reads(anna, 'nothing is to be delivered', () => emil.taps('We are closing'));
    await goesFrom(anna, 'ready for you');
    expect(about(anna).sort()).toEqual([
      `Order ${orderId} was cancelled, nothing is to be delivered.`,
      `The delivery of order ${orderId} is called off.`,
    ]);
    expect(bakery.logged).toEqual([]);
  });
});
