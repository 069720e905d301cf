import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { areaOf } from '../../../src/bakery/deliveries/area.ts';
import { duties, type Trip, trips } from '../../../src/bakery/deliveries/deliveries.queries.ts';
import { deliveriesScreen, dutyScreen } from '../../../src/bakery/deliveries/deliveries.screens.ts';
import { tripScreen } from '../../../src/bakery/deliveries/trip.screens.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
const now = new Date('2026-11-20T12:00:00Z');
const labels = ({ buttons }: Screen) => (buttons ?? []).flat().map(({ label }) => label);
const emoji = (screen: Screen) => labels(screen).map((label) => label.split(' ')[0]);

const offered: Trip = {
  orderId: 12,
  status: 'offered',
  shop: 'Bulka & Sons',
  shopAddress: 'Marktplatz 1',
  area: 'Lindenstraße',
  kilometres: undefined,
  fee: 0,
  pieces: 3,
  total: 1250,
  currency: 'EUR',
  changeFrom: null,
  placedAt: new Date('2026-11-20T11:30:00Z'),
  dueAt: new Date('2026-11-20T11:30:00Z'),
  slotMinutes: null,
  timeZone: 'Europe/Berlin',
  courier: null,
  failure: null,
};
const mine = {
  orderStatus: 'baking',
  bakesToOrder: true,
  customer: 'Vera <3',
  phone: '+4930123',
  isUnreachable: false,
  note: null,
  address: 'Lindenstraße 5',
  latitude: null,
  longitude: null,
} as const;
const accepted: Trip = { ...offered, status: 'accepted', courier: 'Anna', mine };

describe('A courier’s card', () => {
  it('says what is needed to decide', () => {
    const screen = tripScreen(sayIn('en'), offered, now);
    expect(screen.text).toBe(
      '<b>Delivery of order 12</b>\n🏪 From: Bulka &amp; Sons, Marktplatz 1\n📍 To: Lindenstraße\n🚚 no delivery fee\n' +
        '🕒 Ordered 12:30\n💵 3 items, collect €12.50 in cash',
    );
    expect(emoji(screen)).toEqual(['🛵', '⬅️']);
    expect(tripScreen(sayIn('ru'), offered, now).text).toContain('💵 3 штуки, получить 12,50\u00a0€ наличными');
  });

  it('says how far it is and what is paid for the way, when that is known', () => {
    const far = { ...offered, kilometres: 2.43, fee: 290 };
    expect(tripScreen(sayIn('en'), far, now).text).toContain('🚚 2.4 km from the shop, delivery fee €2.90\n');
    expect(tripScreen(sayIn('de'), far, now).text).toContain('🚚 2,4 km von der Bäckerei, Liefergebühr 2,90\u00a0€\n');
    const change = tripScreen(sayIn('en'), { ...far, changeFrom: 2000 }, now);
    expect(change.text).toContain('they pay with €20: €7.50 change');
  });

  it('lets the courier pick up only what may leave', () => {
    const withMine = (orderStatus: 'pending' | 'baking' | 'ready', bakesToOrder: boolean) =>
      emoji(tripScreen(sayIn('en'), { ...accepted, mine: { ...mine, orderStatus, bakesToOrder } }, now));
    expect(withMine('pending', true)).toEqual(['📍', '↩️', '⬅️']);
    expect(withMine('baking', true)).toEqual(['📍', '↩️', '⬅️']);
    expect(withMine('ready', true)).toEqual(['📤', '📍', '↩️', '⬅️']);
    expect(withMine('pending', false)).toEqual(['📤', '📍', '↩️', '⬅️']);
  });

  it('shows names as they are written, and on the map the point, else the address, but not before 🛵', () => {
    const screen = tripScreen(sayIn('en'), { ...accepted, mine: { ...mine, latitude: 52.5, longitude: 13.4 } }, now);
    expect(screen.text).toContain('For: Vera &lt;3, +4930123');
    expect(screen.buttons?.flat().find((button) => 'url' in button)).toMatchObject({
      url: 'https://www.google.com/maps/search/?api=1&query=52.5,13.4',
    });
    const [written] = tripScreen(
      sayIn('ru'),
      { ...accepted, mine: { ...mine, address: 'ул. Ленина 5, кв. <12>&' } },
      now,
    )
      .buttons!.flat()
      .filter((button) => 'url' in button);
    expect(written).toEqual({
      label: '📍 Показать на карте',
      url: `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent('ул. Ленина 5, кв. <12>&')}`,
    });
    const [long] = tripScreen(sayIn('ru'), { ...accepted, mine: { ...mine, address: 'я'.repeat(300) } }, now)
      .buttons!.flat()
      .filter((button) => 'url' in button);
    expect(long!.url.length).toBeLessThan(1_000);
    expect(
      tripScreen(sayIn('en'), offered, now)
        .buttons!.flat()
        .some((button) => 'url' in button),
    ).toBe(false);
  });

  it('says when it is due, what was asked and what change to bring', () => {
    const slot = { ...accepted, dueAt: new Date('2026-11-21T08:00:00Z'), slotMinutes: 30, changeFrom: 2000 };
    const { text } = tripScreen(sayIn('en'), { ...slot, mine: { ...mine, note: 'Ring <twice>' } }, now);
    expect(text).toBe(
      '<b>Your delivery of order 12</b> · in the oven\n🏪 From: Bulka &amp; Sons, Marktplatz 1\n📍 To: Lindenstraße 5\n' +
        '📞 For: Vera &lt;3, +4930123\n🕒 Due tomorrow 09:00–09:30\n💬 Ring &lt;twice&gt;\n' +
        '💵 3 items, collect €12.50 in cash, they pay with €20: €7.50 change',
    );
    const soon = tripScreen(sayIn('ru'), { ...offered, dueAt: new Date('2026-11-20T12:30:00Z') }, now);
    expect(soon.text).toContain('🕒 Как можно скорее, срок 13:30');
  });

  it.each([
    ['called off', { ...accepted, status: 'called_off' }, 'The delivery of order 12 is called off.'],
    [
      'called off before anybody took it',
      { ...offered, status: 'called_off' },
      'The delivery of order 12 is called off.',
    ],
    ['taken by somebody else', { ...accepted, mine: undefined }, 'Order 12: taken by Anna.'],
    [
      'on its way with somebody else',
      { ...accepted, status: 'picked_up', mine: undefined },
      'Order 12: taken by Anna.',
    ],
    ['delivered', { ...accepted, status: 'delivered' }, 'Order 12 is delivered. Thank you!'],
  ] as [string, Trip, string][])('has nothing to do or to collect when it is %s, and leads on', (_, trip, text) => {
    const screen = tripScreen(sayIn('en'), trip, now);
    expect(screen.text).toBe(text);
    expect(labels(screen)).toEqual(['🚚 Deliveries']);
  });

  it('ends with 🏁', () => {
    const onTheWay = { ...mine, orderStatus: 'in_transit' } as const;
    expect(emoji(tripScreen(sayIn('en'), { ...accepted, status: 'picked_up', mine: onTheWay }, now))).toEqual([
      '🏁',
      '📍',
      '↩️',
      '⬅️',
    ]);
    expect(tripScreen(sayIn('ru'), { ...accepted, status: 'delivered' }, now).text).toBe(
      'Заказ 12 доставлен. Спасибо!',
    );
  });
});

describe('The area of an address', () => {
  it.each([
    ['Lindenstraße 5, 2nd floor', 'Lindenstraße'],
    ['12 Baker Street, London', 'Baker Street'],
    ['ул. Ленина, д. 5, кв. 12', 'ул. Ленина'],
    ['кв. 12, Невский проспект 28', 'Невский проспект'],
    ['5', undefined],
    ['', undefined],
  ])('of "%s" is %s', (address, area) => {
    expect(areaOf(address)).toBe(area);
  });
});

describe('The list of deliveries', () => {
  let bakery: StaffedBakery;
  let anna: number;

  beforeAll(async () => {
    bakery = await staffedBakery();
    const shopId = await bakery.shop('Bulka');
    anna = await bakery.person('Anna');
    const vera = await bakery.person('Vera');
    await bakery.hire(anna, shopId, 'courier');
    const orders = [];
    for (let count = 0; count < 10; count++) orders.push(await bakery.order({ shopId, customerId: vera }));
    await bakery.as(anna)(acceptDelivery, { orderId: orders[4]! });
    await rows(bakery.em())`update orders set due_at = ${new Date('2026-11-20T11:30:00Z')}`;
  });
  afterAll(() => bakery.close());

  it('shows her own first, then what waits, page by page', async () => {
    const first = await trips(bakery.em(), anna, 0);
    expect(first).toMatchObject({ page: 0, mine: 1, offered: 9 });
    const screen = deliveriesScreen(sayIn('en'), { ...first, today: [], onDuty: true }, now);
    expect(labels(screen).slice(0, 2)).toEqual(['🚚 5 · 12:30 · not started yet', '🚚 1 · 12:30 · Lindenstraße']);
    expect(labels(screen)).toContain('▶️ 2/2');
    expect(screen.text).toBe('<b>Deliveries</b>\nYours: 1\nWaiting for a courier: 9');
    expect((await trips(bakery.em(), anna, 1)).trips).toHaveLength(2);
    expect((await trips(bakery.em(), anna, 7)).page).toBe(0);
    for (const label of labels(screen)) expect(label.length).toBeLessThanOrEqual(34);
    expect(labels(screen)).toContain('🟢 On duty');
    await rows(bakery.em())`update orders set due_at = due_at - interval '1 hour' where id = ${7}`;
    expect((await trips(bakery.em(), anna, 0)).trips.map(({ orderId }) => orderId).slice(0, 3)).toEqual([5, 7, 1]);
  });

  it('is empty for a stranger and says what happens next', async () => {
    const vera = await bakery.person('Vera the customer');
    const screen = deliveriesScreen(
      sayIn('ru'),
      { ...(await trips(bakery.em(), vera, 0)), today: [], onDuty: false },
      now,
    );
    expect(screen.text).toContain('Сейчас доставок нет');
    expect(screen.text).toContain('не на смене');
    expect(labels(screen)).toEqual(['💵 Закончить смену', '🔴 Не на смене', '⬅️ На главную']);
  });

  it('has a duty screen that turns around', async () => {
    const [duty] = await duties(bakery.em(), anna);
    expect(labels(dutyScreen(sayIn('en'), [duty!]))[0]).toBe('🔴 Go off duty');
    const two = [
      { ...duty!, shop: 'The longest name that a bakery could have' },
      { ...duty!, onDuty: false },
    ];
    for (const label of labels(dutyScreen(sayIn('ru'), two))) expect(label.length).toBeLessThanOrEqual(34);
  });
});
