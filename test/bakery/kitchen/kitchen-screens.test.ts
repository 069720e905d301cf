import { describe, expect, it } from '@jest/globals';
import type { KitchenOrder } from '../../../src/bakery/kitchen/kitchen.queries.ts';
import { kitchenCardScreen } from '../../../src/bakery/kitchen/kitchen-card.screens.ts';
import type { OrderStatus } from '../../../src/bakery/orders/order-status.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';

const { sayIn } = await loadI18n();
const now = new Date('2026-11-20T12:00:00Z');
const labels = ({ buttons }: Screen) => (buttons ?? []).flat().map(({ label }) => label);
const emoji = (screen: Screen) => labels(screen).map((label) => label.split(' ')[0]);

const order: KitchenOrder = {
  orderId: 12,
  status: 'pending',
  fulfilment: 'delivery',
  customer: 'Vera',
  callPhone: null,
  courier: null,
  failure: null,
  givenBackFor: null,
  placedAt: new Date('2026-11-20T11:30:00Z'),
  dueAt: new Date('2026-11-20T11:30:00Z'),
  slotMinutes: null,
  timeZone: 'Europe/Berlin',
  note: null,
  bakesToOrder: true,
  total: 1250,
  changeFrom: null,
  currency: 'EUR',
  reason: null,
  lastStep: null,
  unstarted: false,
  lines: [
    { name: 'Rye <bread>', quantity: 2, inscription: null },
    { name: 'Croissant', quantity: 1, inscription: null },
  ],
};

describe('A card in the kitchen', () => {
  it('shows what to bake and for whom', () => {
    expect(kitchenCardScreen(sayIn('en'), order, now).text).toBe(
      '<b>Order 12</b> · new\n🚚 Delivery to Vera\n🕒 Ordered 12:30\n\n2 × Rye &lt;bread&gt;\n1 × Croissant\n\n' +
        '💵 €12.50 in cash\nNo courier yet',
    );
  });

  it('gives the number of a customer who gets no messages, as long as the order is open', () => {
    const silent = { ...order, customer: 'Vera <3', callPhone: '+4930123' };
    const told = "📞 Vera &lt;3 can't be reached here: call +4930123";
    expect(kitchenCardScreen(sayIn('en'), silent, now).text).toContain(`\n${told}\n`);
    expect(kitchenCardScreen(sayIn('ru'), silent, now).text).toMatch(/📞 .*\+4930123/);
    expect(kitchenCardScreen(sayIn('en'), { ...silent, status: 'completed' }, now).text).not.toContain('📞');
  });

  it.each([
    ['pending', 'delivery', true, '👩‍🍳⛔👥'],
    ['pending', 'pickup', true, '👩‍🍳⛔'],
    ['pending', 'delivery', false, '⛔👥'],
    ['pending', 'pickup', false, '🏃⛔'],
    ['baking', 'delivery', true, '🔔⛔👥'],
    ['ready', 'delivery', true, '⛔👥'],
    ['ready', 'pickup', true, '🏃⛔'],
    ['in_transit', 'delivery', true, ''],
    ['completed', 'pickup', true, ''],
    ['cancelled', 'delivery', true, ''],
  ] as [OrderStatus, 'delivery' | 'pickup', boolean, string][])(
    'offers the steps of %s, %s, baked to order: %s',
    (status, fulfilment, bakesToOrder, steps) => {
      const screen = kitchenCardScreen(sayIn('ru'), { ...order, status, fulfilment, bakesToOrder }, now);
      expect(emoji(screen).join('')).toBe(`${steps}${steps === '' ? '👩‍🍳' : '⬅️'}`);
    },
  );

  it('tells a listed reason in the reader’s language and a typed one as it was typed', () => {
    const rejected = (reason: string | null) =>
      kitchenCardScreen(sayIn('ru'), { ...order, status: 'cancelled', reason }, now).text;
    expect(rejected('#closing')).toContain('Причина: Мы закрываемся');
    expect(rejected('Oven <broken>')).toContain('Причина: Oven &lt;broken&gt;');
    expect(rejected(null)).toContain('Покупатель отменил заказ.');
  });

  it('says when it is due, what to write on the cake and what was asked', () => {
    const wishes = {
      ...order,
      fulfilment: 'pickup',
      dueAt: new Date('2026-11-21T08:00:00Z'),
      slotMinutes: 30,
      note: 'Not too <sweet>',
      changeFrom: 2000,
      lines: [{ name: 'Honey cake', quantity: 1, inscription: 'Mia & Leo' }],
    } as const;
    expect(kitchenCardScreen(sayIn('en'), wishes, now).text).toBe(
      '<b>Order 12</b> · new\n🏃 Pickup by Vera\n🕒 Due tomorrow 09:00\n\n1 × Honey cake\n✏️ “Mia &amp; Leo”\n\n' +
        '💬 Not too &lt;sweet&gt;\n\n💵 €12.50 in cash, from €20: €7.50 change',
    );
    const { text } = kitchenCardScreen(sayIn('ru'), { ...wishes, slotMinutes: null }, now);
    expect(text).toContain('🕒 Как можно скорее, срок завтра 09:00');
    expect(text).toContain('✏️ «Mia &amp; Leo»');
  });

  it.each([
    ['in_transit', '💵 €12.50 in cash\n🛵 Courier: Anna'],
    ['completed', '💵 €12.50, paid in cash\n🛵 Courier: Anna'],
    ['cancelled', 'The customer has cancelled it.'],
  ] as const)('says what is so when it is %s, and leads on to the board', (status, tail) => {
    const gone = { ...order, status, courier: 'Anna', dueAt: new Date('2026-11-20T12:30:00Z') };
    const screen = kitchenCardScreen(sayIn('en'), gone, now);
    expect(screen.text.split('\n\n').at(-1)).toBe(tail);
    expect(screen.text).toContain(status === 'in_transit' ? '🕒 As soon as possible, due 13:30' : '🕒 Ordered 12:30');
    expect(labels(screen)).toEqual(['👩‍🍳 Board']);
  });

  it('stays within a message, however long the order', () => {
    const line = { name: 'Ж'.repeat(80), quantity: 99, inscription: 'Ж'.repeat(60) };
    const lines = Array.from({ length: 200 }, () => line);
    const { text } = kitchenCardScreen(sayIn('en'), { ...order, lines, note: 'Ж'.repeat(300) }, now);
    expect(text.length).toBeLessThan(4096);
    expect(text).toContain('… and 170 more products');
  });

  it('leaves nothing out of the longest order there is', () => {
    const lines = Array.from({ length: 30 }, (_, i) => ({
      name: 'Ж'.repeat(80),
      quantity: 99,
      inscription: i < 10 ? '🎂'.repeat(60) : null,
    }));
    const { text } = kitchenCardScreen(sayIn('en'), { ...order, lines, note: 'Ж'.repeat(300) }, now);
    expect(text.length).toBeLessThan(4096);
    expect(text.match(/99 × Ж{39}…/g)).toHaveLength(30);
    expect(text.match(/(🎂){60}/gu)).toHaveLength(10);
  });
});
