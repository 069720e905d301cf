import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import type { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { type MortalBakery, mortalBakery } from '../support/mortal-bakery.ts';

describe('A program that is killed while couriers are chosen and followed', () => {
  let bakery: Bakery;
  let mortal: MortalBakery;
  let emil: Person;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    mortal = await mortalBakery();
    bakery = mortal.bakery;
    await bakery.product('Rye loaf', { stock: 20 });
    await bakery.sql('update shop set bakes_to_order = false where id = $1', [bakery.shopId]);
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna', { languageCode: 'ru' });
    boris = await bakery.staff('courier', 'Boris');
    vera = bakery.customer('Vera');
    await mortal.opens();
    orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Доставка заказа ${orderId}`);
    await hears(boris, `Delivery of order ${orderId}`);
  });
  afterAll(() => mortal.close());

  async function step(...killed: Parameters<MortalBakery['diesAfter']>): Promise<void> {
    await mortal.diesAfter(...killed);
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
  }
  const eventsOf = async (type: string) =>
    (await bakery.sql<{ count: number }>('select count(*)::int from outbox where type = $1', [type]))[0]!.count;
  const cardsOf = (person: Person, beginning: string) =>
    person.chat().messages.filter(({ text, mine }) => !mine && text.startsWith(beginning));

  it('has given it to one courier, and taken it away, once', async () => {
    await reads(emil, 'Who brings it?', () => emil.taps('👥'));
    await step(() => emil.presses('🟢 Anna'), anna, `Ваша доставка заказа ${orderId}`);
    await hears(boris, /taken|Anna/);
    await reads(emil, 'Anna', () => emil.taps('👥'));
    await step(() => emil.presses('↩️'), boris, `Delivery of order ${orderId}`);
    expect([await eventsOf('delivery.accepted'), await eventsOf('delivery.given_back')]).toEqual([1, 1]);
  });

  it('shows one map, which ends', async () => {
    await reads(anna, 'Ваша доставка', () => anna.taps('🛵'));
    await reads(anna, 'в пути', () => anna.taps('📤'));
    const isMap = ({ kind, mine }: MessageView) => kind === 'location' && !mine;
    await step(() => anna.startsLiveLocation(52.53, 13.405, 900), vera, isMap);
    await step(
      () => anna.presses('🏁'),
      vera,
      ({ kind, location }) => kind === 'location' && !location!.live,
    );
    expect(vera.chat().messages.filter(isMap)).toHaveLength(1);
    expect(cardsOf(vera, `Order ${orderId} ·`)).toHaveLength(1);
  });
});
