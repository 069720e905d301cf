import { describe, expect, it } from '@jest/globals';
import { claimedScreen } from '../../../src/bakery/customers/claimed.screens.ts';
import type { CustomerDetails } from '../../../src/bakery/customers/customer.queries.ts';
import { cardScreen, customerScreen, fieldsScreen } from '../../../src/bakery/customers/customer.screens.ts';
import { openCustomers } from '../../../src/bakery/customers/customers.actions.ts';
import { customersScreen, ordersOfScreen } from '../../../src/bakery/customers/customers.screens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const now = new Date('2026-11-21T09:00:00Z');
const longest = 'W'.repeat(64);
const vera: CustomerDetails = {
  customerId: 7,
  name: 'Vera <b>',
  called: 'Frau & Co',
  phone: '+4915123456789',
  email: 'vera@example.com',
  language: 'ru',
  isMet: true,
  since: new Date('2026-10-01T09:00:00Z'),
  note: 'Rings twice',
  blockedAt: null,
  blockedReason: null,
  blockedBy: null,
  orders: 3,
  spent: 3400,
  lastAt: new Date('2026-11-20T09:00:00Z'),
  notes: [{ orderId: 12, note: 'No <nuts>' }],
  shopId: 1,
  shop: 'Crumb & Co',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
};
const registered: CustomerDetails = {
  ...vera,
  name: longest,
  called: longest,
  isMet: false,
  language: null,
  orders: 0,
  lastAt: null,
  notes: [],
};
const blocked = { ...vera, blockedAt: now, blockedReason: 'Never at home', blockedBy: 'Emma' };
const list = { page: 0, hasMore: true, shop: 'Crumb & Co', open: (page: number) => openCustomers.write({ page }) };
const row = { customerId: 7, name: longest, phone: '+491512345678901', isBlocked: true };
const order = {
  orderId: 1_234_567,
  status: 'completed',
  total: 123_456,
  currency: 'EUR',
  placedAt: new Date('2026-09-20T09:00:00Z'),
  note: 'n'.repeat(300),
} as const;

describe.each(says.map((say) => [say.language, say] as const))('The pages of customers in %s', (_, say) => {
  const card = cardScreen(
    say,
    { one: registered, link: `https://t.me/b?start=${'x'.repeat(64)}`, until: now, qr: new Uint8Array() },
    now,
  );
  const screens = {
    list: customersScreen(say, { ...list, customers: Array(8).fill(row) }),
    found: customersScreen(say, { ...list, customers: [row], words: 'W' }),
    none: customersScreen(say, { ...list, customers: [], hasMore: false }),
    unknown: customersScreen(say, { ...list, customers: [], words: '+4930', phone: '+4930123456' }),
    vera: customerScreen(say, vera, now),
    registered: customerScreen(say, registered, now),
    blocked: customerScreen(say, blocked, now),
    fields: fieldsScreen(say, registered),
    orders: ordersOfScreen(
      say,
      registered,
      {
        orders: [...Array(7).fill(order), { ...order, orderId: 12, total: 1234, status: 'cancelled' }],
        page: 1,
        hasMore: true,
      },
      now,
    ),
    noOrders: ordersOfScreen(say, vera, { orders: [], page: 0, hasMore: false }, now),
    card,
    claimed: claimedScreen(say, { shop: 'Crumb & Co', shopId: 1 }),
  };

  it.each(Object.entries(screens))('%s fits, escapes, and leads back', (_name, screen) => {
    expect(lengthOf(screen)).toBeLessThanOrEqual(screen.photo ? 1024 : 4096);
    expect(screen.text).not.toMatch(/<nuts>|Vera <b>|\{\{|customers\./);
    expect(labelsOf(screen).join()).toContain('⬅️');
    for (const label of labelsOf(screen)) expect([...label].length).toBeLessThanOrEqual(42);
  });
});

describe('The page of a customer', () => {
  it('offers what may be done with them', () => {
    expect(labelsOf(customerScreen(english, vera, now))).toEqual([
      '🧾 Orders',
      '💬 Your note',
      '⛔ Block',
      '⬅️ Customers',
    ]);
    expect(labelsOf(customerScreen(english, registered, now))).toEqual([
      '🎟 Card to hand over',
      '✏️ Correct',
      '⛔ Block',
      '⬅️ Customers',
    ]);
    expect(labelsOf(customerScreen(english, blocked, now))).toContain('🔁 Let them order');
    expect(customerScreen(english, blocked, now).text).toContain("Can't order since Today (Emma): Never at home");
    expect(customerScreen(english, vera, now).text).toContain('You registered them as Frau &amp; Co');
  });
});
