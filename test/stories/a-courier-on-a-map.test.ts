import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import { acceptDelivery } from '../../src/bakery/deliveries/accept-delivery.ts';
import { failDelivery } from '../../src/bakery/deliveries/fail-delivery.ts';
import { finishDelivery } from '../../src/bakery/deliveries/finish-delivery.ts';
import { followCouriers } from '../../src/bakery/deliveries/live/follow-couriers.ts';
import { pickUpDelivery } from '../../src/bakery/deliveries/pick-up-delivery.ts';
import { undoTrip } from '../../src/bakery/deliveries/undo-trip.ts';
import { placeOrder } from '../../src/bakery/orders/checkout/place-order.ts';
import { planCheckout } from '../../src/bakery/orders/checkout/plan-checkout.ts';
import { erasePerson } from '../../src/bakery/people/erase-person.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { known } from '../support/completed-order.ts';
import { hears, reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';

const HOME = { address: null, latitude: 52.52, longitude: 13.405 };
const WRITTEN = { address: 'Lindenstraße 5', latitude: null, longitude: null };

describe('A courier on a map', () => {
  let bakery: Bakery;
  let rye: number;
  let anna: Person;
  let vera: Person;
  let uli: Person;
  let veras: number;
  let ulis: number;

  beforeAll(async () => {
    bakery = await Bakery.open(ways[0]);
    rye = await bakery.product('Rye loaf', { stock: 99 });
    await bakery.sql('update shop set bakes_to_order = false where id = $1', [bakery.shopId]);
    anna = await bakery.staff('courier', 'Anna', { languageCode: 'ru' });
    vera = bakery.telegram.person({ firstName: 'Vera', languageCode: 'en', started: true });
    uli = bakery.telegram.person({ firstName: 'Uli', languageCode: 'de', started: true });
    veras = await orders(vera, HOME);
    ulis = await orders(uli, WRITTEN);
    for (const orderId of [veras, ulis]) await does(acceptDelivery, orderId);
    await does(pickUpDelivery, veras);
    await hears(vera, 'is on its way to you, with Anna');
  });
  afterAll(() => bakery.close());

  async function orders(person: Person, place: typeof HOME | typeof WRITTEN): Promise<number> {
    const { shopId } = bakery;
    const actor = { personId: await known(bakery, person), operator: false };
    await bakery.run(addToCart, actor, { shopId, productId: rye });
    const phone = { number: `+4930123${person.id % 10_000}`, own: false };
    const cart = await bakery.run(planCheckout, actor, { shopId, fulfilment: 'delivery', place, phone });
    return (await bakery.run(placeOrder, actor, { ...cart, total: 400 })).orderId;
  }

  const does = async (operation: typeof acceptDelivery | typeof pickUpDelivery, orderId: number) =>
    bakery.run(operation, { personId: await known(bakery, anna), operator: false }, { orderId });
  async function takesBack(orderId: number): Promise<void> {
    const [last] = await bakery.sql<{ stepId: number }>(
      'select max(id) as "stepId" from order_step where order_id = $1',
      [orderId],
    );
    await bakery.run(undoTrip, { personId: await known(bakery, anna), operator: false }, { orderId, ...last! });
  }

  const mapsOf = (person: Person) => person.chat().messages.filter(({ kind, mine }) => kind === 'location' && !mine);
  const isMap =
    (live: boolean, latitude?: number) =>
    ({ kind, mine, location }: MessageView) =>
      !mine &&
      kind === 'location' &&
      location!.live === live &&
      (latitude === undefined || location!.latitude === latitude);

  /** Ten seconds later. */
  async function moves(message: number, latitude: number): Promise<void> {
    anna.movesLiveLocation(message, latitude, 13.405);
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    await bakery.sql(`update whereabouts set told_at = told_at - interval '11 seconds' where courier_id > $1`, [0]);
    await followCouriers(bakery.orm.em.fork());
  }

  it('is seen by those whose order they have with them, from 📤 to 🏁, also across a restart', async () => {
    let sharing = 0;
    const own = await hears(anna, '📎 → Геопозиция → Транслировать геопозицию, и покупатель увидит');
    const answer = await reads(anna, 'Покупатели видят вас на карте до', () => {
      sharing = anna.startsLiveLocation(52.53, 13.405, 900);
    });
    expect(answer.text).toContain('Карта у 1 покупателя.');
    const map = await hears(vera, isMap(true, 52.53));
    expect(map.location!.until! - Date.now()).toBeLessThan(901_000);
    const card = await hears(vera, '🛵 Anna brings it, about 1.1 km away: roughly 6 min without stops');
    expect(mapsOf(uli)).toEqual([]);
    const told = ({ id, text }: MessageView) => id === own.id && text.includes('Ваша доставка') && !text.includes('📎');
    await hears(anna, told);

    await moves(sharing, 52.525);
    expect((await hears(vera, isMap(true, 52.525))).id).toBe(map.id);
    expect((await hears(vera, 'about 0.6 km away: roughly 3 min')).id).toBe(card.id);

    await does(pickUpDelivery, ulis);
    const second = await hears(uli, isMap(true, 52.525));
    expect((await hears(uli, `Bestellung ${ulis} · Crumb`)).text).not.toMatch(/km/);

    await bakery.run(finishDelivery, { personId: await known(bakery, anna), operator: false }, { orderId: veras });
    expect((await hears(vera, isMap(false))).id).toBe(map.id);

    await bakery.stopApps();
    await bakery.start();
    await moves(sharing, 52.5201);
    expect((await hears(uli, isMap(true, 52.5201))).id).toBe(second.id);
    expect(mapsOf(vera)).toMatchObject([{ id: map.id, location: { live: false, latitude: 52.525 } }]);

    anna.stopsLiveLocation(sharing);
    expect((await hears(uli, isMap(false))).id).toBe(second.id);
    await hears(anna, 'и покупатель увидит');
    expect(await bakery.sql('select from whereabouts where courier_id > $1', [0])).toEqual([]);
    expect(anna.chat().messages.filter(({ text }) => text.includes('видят вас'))).toHaveLength(1);
  });

  it('comes back on a new map when 🏁 was a mistake, and goes when 📤 was one', async () => {
    const actor = { personId: await known(bakery, anna), operator: false };
    const [otto, paul] = ['Otto', 'Paul'].map((firstName) =>
      bakery.telegram.person({ firstName, languageCode: 'en', started: true }),
    ) as [Person, Person];
    const [ottos, pauls] = [await orders(otto, HOME), await orders(paul, HOME)];
    await reads(anna, 'видят вас на карте', () => anna.startsLiveLocation(52.55, 13.405, 900));
    for (const orderId of [ottos, pauls]) {
      await does(acceptDelivery, orderId);
      await does(pickUpDelivery, orderId);
    }
    const [first, pauls1] = [await hears(otto, isMap(true, 52.55)), await hears(paul, isMap(true, 52.55))];
    await takesBack(pauls);
    await bakery.run(finishDelivery, actor, { orderId: ottos });
    await hears(otto, ({ id, location }) => id === first.id && !location!.live);
    await takesBack(ottos);
    await hears(otto, ({ id, location }) => id !== first.id && location?.live === true);
    await hears(paul, ({ id, location }) => id === pauls1.id && !location!.live);
    await bakery.sql('delete from whereabouts where courier_id > $1', [0]);
    await bakery.run(finishDelivery, actor, { orderId: ottos });
  });

  it('is shown anew when they share again, and not after it failed', async () => {
    const since = uli.mark();
    await reads(anna, 'видят вас на карте', () => anna.startsLiveLocation(52.6, 13.405, 900));
    const map = await uli.sees(isMap(true, 52.6), { since, within: 20_000 });
    const actor = { personId: await known(bakery, anna), operator: false };
    await bakery.run(failDelivery, actor, { orderId: ulis, why: 0 });
    expect((await uli.sees(isMap(false, 52.6), { since, within: 20_000 })).id).toBe(map.id);
    expect(mapsOf(uli)).toHaveLength(2);
  });

  it('is told once by a place that does not move, and knows no place of others', async () => {
    const place = await reads(anna, 'Покупатели видят, где вы сейчас', () => anna.sharesLocation(52.7, 13.4));
    expect(place.text).toContain('Пока никто');
    await reads(vera, 'I did not understand that', () => vera.startsLiveLocation(52.8, 13.4, 900));
    const since = anna.mark();
    const foreign = anna.sharesLocation(1, 1);
    await anna.sees('видят, где вы', { since });
    await reads(anna, 'Не понял', () => anna.forwards(foreign));
    expect(await bakery.sql('select latitude from whereabouts where courier_id > $1', [0])).toEqual([{ latitude: 1 }]);
  });

  it('answers no question by it', async () => {
    await reads(anna, 'Ваш профиль', () => anna.command('profile'));
    await reads(anna, 'Как к вам обращаться?', () => anna.taps('✏️'));
    await reads(anna, 'видят вас на карте', () => anna.startsLiveLocation(52.9, 13.4, 900));
    await reads(anna, 'А фамилия?', () => anna.says('Аня'));
    await reads(anna, 'Аня', () => anna.taps('⏭'));
    expect(await bakery.sql('select latitude from whereabouts where courier_id > $1', [0])).toEqual([
      { latitude: 52.9 },
    ]);
    await bakery.sql('update whereabouts set latitude = 1 where courier_id > $1', [0]);
  });

  it('does not become acquainted with who was forgotten and goes on sharing', async () => {
    const boris = await bakery.staff('courier', 'Boris');
    let sharing = 0;
    await reads(boris, 'Your customers see you', () => {
      sharing = boris.startsLiveLocation(52.6, 13.4, 900);
    });
    await bakery.run(erasePerson, { personId: await known(bakery, boris), operator: false }, {});
    boris.movesLiveLocation(sharing, 52.7, 13.4);
    boris.stopsLiveLocation(sharing);
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    expect(await bakery.sql('select from person where telegram_id = $1', [boris.id])).toEqual([]);
    expect(await bakery.sql('select latitude from whereabouts where courier_id > $1', [0])).toEqual([{ latitude: 1 }]);
  });

  it('left nothing in the log', async () => {
    await comesToRest(bakery.sql);
    expect(bakery.logged).toEqual([]);
  });
});
