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
  withdrawn: false,
  lines: [{ name: 'Rye <loaf>', price: 450, quantity: 2 }],
};

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
  it('the largest order fits into a message', () => {
    const lines = Array.from({ length: 30 }, () => ({ name: '&'.repeat(80), price: 99_999_999, quantity: 99 }));
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

  it('nothing ordered and the question before cancelling have a way on', () => {
    for (const screen of [ordersScreen(say, { orders: [], count: 0, open: 0, page: 0 }), askToCancelScreen(say, 12)]) {
      expect(labelsOf(screen).length).toBeGreaterThan(0);
    }
  });
});
