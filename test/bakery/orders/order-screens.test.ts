import { describe, expect, it } from '@jest/globals';
import type { OrderView } from '../../../src/bakery/orders/order-card.queries.ts';
import { askToCancelScreen, orderCardScreen } from '../../../src/bakery/orders/order-card.screens.ts';
import { orderStatuses } from '../../../src/bakery/orders/order-status.ts';
import { ordersScreen } from '../../../src/bakery/orders/orders.screens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const order: OrderView = {
  orderId: 12,
  status: 'baking',
  fulfilment: 'delivery',
  bakesToOrder: true,
  shopName: 'Crumb & Co',
  shopAddress: 'Mill Street 1',
  address: '<b>Mill</b> Street',
  latitude: null,
  longitude: null,
  phone: '+49301234567',
  items: 900,
  deliveryFee: 200,
  total: 1100,
  currency: 'EUR',
  courier: 'Boris',
  reason: null,
  restored: false,
  failure: null,
  code: null,
  withdrawn: false,
  note: null,
  changeFrom: null,
  placedAt: new Date('2026-11-20T09:00:00Z'),
  dueAt: new Date('2026-11-20T09:00:00Z'),
  slotMinutes: null,
  timeZone: 'Europe/Berlin',
  endedAt: null,
  rating: null,
  ratingComment: null,
  lines: [{ name: 'Rye <loaf>', price: 450, quantity: 2 }],
};

const now = new Date('2026-11-20T10:00:00Z');
const ended = (status: 'completed' | 'cancelled', at = now): OrderView => ({ ...order, status, endedAt: at });
const cardOf = (shown: OrderView, at = now) => orderCardScreen(english, shown, at);
const plain = (text: string) => text.replace(/<[^>]*>/g, '');

describe('The card of an order', () => {
  it.each([
    [order, '●●○○○ in the oven → ready'],
    [{ ...order, status: 'in_transit' as const }, '●●●●○ on the way → delivered'],
    [{ ...order, status: 'completed' as const }, '●●●●● delivered'],
    [{ ...order, fulfilment: 'pickup' as const, status: 'ready' as const }, '●●●○ ready → picked up'],
    [{ ...order, fulfilment: 'pickup' as const, status: 'completed' as const }, '●●●● picked up'],
    [{ ...order, bakesToOrder: false, status: 'pending' as const }, '●○○ received → on the way'],
    [{ ...order, bakesToOrder: false, status: 'in_transit' as const }, '●●○ on the way → delivered'],
    [{ ...order, bakesToOrder: false }, '●●○○○ in the oven → ready'],
  ])('shows how far it is (%#)', (shown, words) => {
    expect(plain(cardOf(shown).text.split('\n')[1]!)).toBe(words);
  });

  it('names number, lines, totals, way, courier and phone as plain text', () => {
    const { text } = cardOf(order);
    expect(text).toContain('<b>Order 12</b> · Crumb &amp; Co');
    expect(text).toContain('2 × Rye &lt;loaf&gt; · €9');
    expect(text).toContain('Goods €9, delivery €2');
    expect(text).toContain('🚚 To &lt;b&gt;Mill&lt;/b&gt; Street\n🛵 Boris brings it\n📞 +49301234567');
  });

  it('can be cancelled while pending only', () => {
    for (const status of orderStatuses) {
      const cancellable = labelsOf(cardOf({ ...order, status })).some((label) => label.includes('❌'));
      expect([status, cancellable]).toEqual([status, status === 'pending']);
    }
  });

  it.each([
    [{ withdrawn: true }, 'Cancelled by you'],
    [{ reason: null }, 'Cancelled by the bakery'],
    [{ reason: 'No <rye> today' }, 'Cancelled by the bakery: No &lt;rye&gt; today'],
    [{ reason: '#sold-out' }, 'Cancelled by the bakery: '],
  ])('says why it was cancelled (%#)', (why, words) => {
    expect(cardOf({ ...ended('cancelled'), ...why }).text).toContain(words);
  });
});

describe('What was said at the checkout', () => {
  const noted = { ...order, note: 'Ring <twice>', changeFrom: 5000 };

  it('stands on the card while it counts', () => {
    const { text } = cardOf({ ...noted, lines: [{ ...order.lines[0]!, inscription: 'Lena & Udo' }] });
    expect(text).toContain('💬 Ring &lt;twice&gt;\n💵 Cash to the courier, change from €50');
    expect(text).toContain('· €9\n<i>“Lena &amp; Udo”</i>');
  });

  it('is promised by the clock of the shop', () => {
    const dueAt = new Date('2026-11-20T11:30:00Z');
    expect(cardOf({ ...order, dueAt }).text).toContain('\n🕒 Expected: 12:30\n');
    expect(cardOf({ ...order, dueAt, slotMinutes: 45 }).text).toContain('\n🕒 12:30–13:15\n');
    expect(cardOf(order).text).not.toContain('🕒');
  });

  it('asks for nothing any more once the order has ended', () => {
    for (const over of [
      { ...noted, ...ended('completed'), note: noted.note },
      { ...noted, ...ended('cancelled') },
    ]) {
      const { text } = cardOf(over);
      expect(text).toContain('🕒 Ordered: 10:00');
      for (const left of ['Boris', '💵', '📞']) expect(text).not.toContain(left);
    }
  });
});

describe('Below the card', () => {
  const firsts = (shown: OrderView, at = now) => labelsOf(cardOf(shown, at)).map((label) => label.split(' ')[0]);
  const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000);

  it('is what can be done now: cancel, write, rate, order again', () => {
    expect(firsts({ ...order, status: 'pending' })).toEqual(['❌', '💬', '🧾']);
    expect(firsts(order)).toEqual(['💬', '🧾']);
    expect(firsts(ended('completed'))).toEqual(['⭐', '⭐', '⭐', '⭐', '⭐', '💬', '🔁', '🧾']);
    expect(firsts(ended('cancelled'))).toEqual(['💬', '🔁', '🧾']);
    expect(firsts(ended('completed'), days(1))).toEqual(['⭐', '⭐', '⭐', '⭐', '⭐', '🔁', '🧾']);
    expect(firsts(ended('completed'), days(30))).toEqual(['🔁', '🧾']);
  });

  it('is the way to the bakery for who picks it up, until they have', () => {
    const pickup = { ...order, fulfilment: 'pickup' as const };
    const way = (shown: OrderView) =>
      cardOf(shown)
        .buttons!.flat()
        .flatMap((button) => ('url' in button ? button.url : []));
    expect(way(pickup)).toEqual(['https://www.google.com/maps/search/?api=1&query=Mill%20Street%201']);
    const point = { shopLatitude: 52.5, shopLongitude: 13.4 };
    expect(way({ ...pickup, ...point })).toEqual(['https://www.google.com/maps/search/?api=1&query=52.5,13.4']);
    expect(way({ ...pickup, shopAddress: '' })).toEqual([]);
    expect([way(order), way({ ...pickup, status: 'completed', endedAt: now })]).toEqual([[], []]);
  });

  it('is room for a comment after the stars, once', () => {
    const rated = { ...ended('completed'), rating: 4 };
    expect(labelsOf(cardOf(rated))[0]).toBe('💬 Add a few words');
    expect(cardOf(rated).text).toContain('⭐ You gave 4 of 5');
    const said = { ...rated, ratingComment: '<3' };
    expect(firsts(said)).toEqual(['💬', '🔁', '🧾']);
    expect(cardOf(said).text).toContain('⭐ You gave 4 of 5\n<i>“&lt;3”</i>');
  });

  it('ends with the words of the shop, as they were written', () => {
    const { text } = cardOf({ ...order, footer: 'Thank you!\n<b>VAT</b> 12' });
    expect(text.endsWith('\n\nThank you!\n&lt;b&gt;VAT&lt;/b&gt; 12')).toBe(true);
    expect(cardOf({ ...order, footer: '' }).text).toBe(cardOf(order).text);
  });

  it('is one question in its place when it is to be cancelled', () => {
    const screen = askToCancelScreen(english, { ...order, status: 'pending' }, now);
    expect(screen.text).toContain('2 × Rye');
    expect(screen.text.endsWith('Cancel order 12?')).toBe(true);
    expect(labelsOf(screen)).toEqual(['❌ Yes, cancel it', '⬅️ No, keep it']);
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_language, say) => {
  it('the largest order fits into a message', () => {
    const line = { name: '&'.repeat(80), price: 99_999_999, quantity: 99, inscription: '&'.repeat(60) };
    const lines = Array.from({ length: 30 }, () => line);
    const placed = {
      ...order,
      currency: 'RUB',
      lines,
      address: '&'.repeat(300),
      note: '&'.repeat(300),
      footer: '&'.repeat(300),
      changeFrom: 99_999_999 * 99 * 30,
      slotMinutes: 30,
      total: 99_999_999 * 99 * 30,
      items: 99_999_999 * 99 * 30,
    };
    for (const shown of [
      placed,
      { ...placed, lines: lines.slice(0, 12) },
      { ...placed, lines: lines.map((one, i) => ({ ...one, inscription: i < 10 ? '🎂'.repeat(60) : null })) },
      { ...placed, status: 'cancelled' as const, endedAt: now, reason: '&'.repeat(300) },
      { ...placed, status: 'completed' as const, endedAt: now, rating: 5, ratingComment: '&'.repeat(300) },
    ]) {
      expect(lengthOf(orderCardScreen(say, shown, now))).toBeLessThanOrEqual(4096);
      expect(lengthOf(askToCancelScreen(say, shown, now))).toBeLessThanOrEqual(4096);
    }
  });

  it('every order in the list is one short line', () => {
    const orders = orderStatuses.map((status) => ({
      orderId: 123_456,
      status,
      fulfilment: 'delivery' as const,
      total: 1_234_500,
      currency: 'EUR',
    }));
    const screen = ordersScreen(say, { orders, count: 20, open: 4, page: 1 });
    for (const label of labelsOf(screen)) expect(label.length).toBeLessThanOrEqual(36);
    expect(labelsOf(screen).at(-1)).toMatch(/^⬅️/);
  });

  it('nothing ordered leads to the catalogue', () => {
    expect(labelsOf(ordersScreen(say, { orders: [], count: 0, open: 0, page: 0 }))[0]).toMatch(/^🥐/);
  });
});
