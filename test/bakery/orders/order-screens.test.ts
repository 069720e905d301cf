import { describe, expect, it } from '@jest/globals';
import type { CheckoutView } from '../../../src/bakery/orders/checkout.queries.ts';
import { nothingToOrderScreen, summaryScreen } from '../../../src/bakery/orders/checkout.screens.ts';
import type { OrderView } from '../../../src/bakery/orders/order-card.queries.ts';
import { askToCancelScreen, orderCardScreen } from '../../../src/bakery/orders/order-card.screens.ts';
import { orderStatuses } from '../../../src/bakery/orders/order-status.ts';
import { ordersScreen } from '../../../src/bakery/orders/orders.screens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const line: CheckoutView = {
  cartId: 3,
  version: 7,
  shopId: 1,
  currency: 'EUR',
  shopFee: 200,
  fulfilment: 'delivery',
  address: '<b>Mill</b> Street & Co 4',
  latitude: null,
  longitude: null,
  phone: '+49301234567',
  shopName: 'Crumb & Co',
  shopAddress: 'Mill Street 1',
  timeZone: 'Europe/Berlin',
  productId: 5,
  name: 'Rye <loaf>',
  price: 450,
  quantity: 2,
  stock: 9,
  onShelf: true,
};
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
  withdrawn: false,
  lines: [{ name: 'Rye <loaf>', price: 450, quantity: 2 }],
};

describe('The summary before ✅', () => {
  it('shows every figure, and ✅ carries what it showed', () => {
    const screen = summaryScreen(english, line, [line]);
    expect(screen.text).toBe(
      '<b>Is everything right?</b>\n\n2 × Rye &lt;loaf&gt; · €9\n\nGoods €9, delivery €2\nTotal: <b>€11</b>\n\n' +
        '🚚 To &lt;b&gt;Mill&lt;/b&gt; Street &amp; Co 4\n📞 +49301234567\n💵 Cash to the courier',
    );
    expect(screen.buttons![0]).toEqual([{ label: '✅ Order · €11', data: 'ord.place:3:7:uk' }]);
    expect(labelsOf(screen).slice(1)).toEqual([
      '🚚 Delivery •',
      '🏃 Pickup',
      '📍 Another address',
      '🛒 Change the cart',
    ]);
  });

  it('of a pickup has no fee and no address to change', () => {
    const pickup = { ...line, fulfilment: 'pickup' as const };
    const screen = summaryScreen(english, pickup, [pickup]);
    expect(screen.text).toContain('🏃 At Crumb &amp; Co, Mill Street 1');
    expect(screen.text).toContain('Total: <b>€9</b>');
    expect(labelsOf(screen)).toEqual(['✅ Order · €9', '🚚 Delivery', '🏃 Pickup •', '🛒 Change the cart']);
  });

  it('of a shared place links to the map', () => {
    const shared = { ...line, address: null, latitude: 52.5, longitude: 13.4 };
    expect(summaryScreen(english, shared, [shared]).text).toContain('query=52.5,13.4');
  });

  it('has no ✅ for what cannot be had any more', () => {
    const short = [
      { ...line, stock: 1 },
      { ...line, name: 'Roll', stock: 0 },
    ];
    const screen = summaryScreen(english, line, short);
    expect(screen.text).toContain('<b>Rye &lt;loaf&gt;</b>: only 1 left.');
    expect(screen.text).toContain('<b>Roll</b> has sold out meanwhile.');
    expect(labelsOf(screen).join()).not.toContain('✅');
  });
});

describe('The card of an order', () => {
  it.each([
    [order, '●●○○○ in the oven'],
    [{ ...order, status: 'in_transit' as const }, '●●●●○ on the way'],
    [{ ...order, status: 'completed' as const }, '●●●●● delivered'],
    [{ ...order, fulfilment: 'pickup' as const, status: 'ready' as const }, '●●●○ ready'],
    [{ ...order, fulfilment: 'pickup' as const, status: 'completed' as const }, '●●●● picked up'],
    [{ ...order, bakesToOrder: false, status: 'pending' as const }, '●○○ received'],
    [{ ...order, bakesToOrder: false, status: 'in_transit' as const }, '●●○ on the way'],
    [{ ...order, bakesToOrder: false }, '●●○○○ in the oven'],
  ])('shows how far it is (%#)', (shown, words) => {
    expect(orderCardScreen(english, shown).text.split('\n')[1]).toBe(words);
  });

  it('names number, lines, totals, way, courier and phone as plain text', () => {
    const { text } = orderCardScreen(english, order);
    expect(text).toContain('<b>Order 12</b> · Crumb &amp; Co');
    expect(text).toContain('2 × Rye &lt;loaf&gt; · €9');
    expect(text).toContain('Goods €9, delivery €2');
    expect(text).toContain('🚚 To &lt;b&gt;Mill&lt;/b&gt; Street\n🛵 Boris brings it\n📞 +49301234567');
  });

  it('can be cancelled while pending only', () => {
    for (const status of orderStatuses) {
      const cancellable = labelsOf(orderCardScreen(english, { ...order, status })).some((label) =>
        label.includes('❌'),
      );
      expect([status, cancellable]).toEqual([status, status === 'pending']);
    }
  });

  it.each([
    [{ withdrawn: true }, 'Cancelled by you'],
    [{ reason: null }, 'Cancelled by the bakery'],
    [{ reason: 'No <rye> today' }, 'Cancelled by the bakery: No &lt;rye&gt; today'],
    [{ reason: '#sold-out' }, 'Cancelled by the bakery: '],
  ])('says why it was cancelled (%#)', (why, words) => {
    expect(orderCardScreen(english, { ...order, status: 'cancelled', ...why }).text).toContain(words);
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_language, say) => {
  it('the largest order fits into a message, before and after it is placed', () => {
    const long = { name: '&'.repeat(80), price: 99_999_999, quantity: 99, stock: 0 };
    const lines = Array.from({ length: 30 }, () => ({
      ...line,
      ...long,
      stock: 1,
      currency: 'RUB',
      address: '&'.repeat(300),
    }));
    expect(lengthOf(summaryScreen(say, lines[0]!, lines))).toBeLessThanOrEqual(4096);
    const placed = {
      ...order,
      currency: 'RUB',
      lines,
      address: '&'.repeat(300),
      total: 99_999_999 * 99 * 30,
      items: 99_999_999 * 99 * 30,
    };
    expect(lengthOf(orderCardScreen(say, placed))).toBeLessThanOrEqual(4096);
    expect(
      lengthOf(orderCardScreen(say, { ...placed, status: 'cancelled', reason: '&'.repeat(300) })),
    ).toBeLessThanOrEqual(4096);
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

  it('nothing ordered, nothing to order and the question before cancelling have a way on', () => {
    for (const screen of [
      ordersScreen(say, { orders: [], count: 0, open: 0, page: 0 }),
      nothingToOrderScreen(say),
      askToCancelScreen(say, 12),
    ]) {
      expect(labelsOf(screen).length).toBeGreaterThan(0);
    }
  });
});
