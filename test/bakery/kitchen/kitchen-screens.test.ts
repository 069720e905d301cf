import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { boardScreen } from '../../../src/bakery/kitchen/board.screens.ts';
import { board, type KitchenOrder } from '../../../src/bakery/kitchen/kitchen.queries.ts';
import { kitchenCardScreen } from '../../../src/bakery/kitchen/kitchen-card.screens.ts';
import type { OrderStatus } from '../../../src/bakery/orders/order-status.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
const now = new Date('2026-11-20T12:00:00Z');
const labels = ({ buttons }: Screen) => (buttons ?? []).flat().map(({ label }) => label);
const emoji = (screen: Screen) => labels(screen).map((label) => label.split(' ')[0]);

const order: KitchenOrder = {
  orderId: 12,
  status: 'pending',
  fulfilment: 'delivery',
  customer: 'Vera',
  courier: null,
  placedAt: new Date('2026-11-20T11:30:00Z'),
  timeZone: 'Europe/Berlin',
  bakesToOrder: true,
  total: 1250,
  currency: 'EUR',
  reason: null,
  lines: [
    { name: 'Rye <bread>', quantity: 2 },
    { name: 'Croissant', quantity: 1 },
  ],
};

describe('A card in the kitchen', () => {
  it('shows what to bake and for whom', () => {
    expect(kitchenCardScreen(sayIn('en'), order, now).text).toBe(
      '<b>Order 12</b> · new\n🚚 Delivery to Vera, ordered 12:30\n\n2 × Rye &lt;bread&gt;\n1 × Croissant\n\n' +
        '€12.50 in cash\nNo courier yet',
    );
  });

  it.each([
    ['pending', 'delivery', true, '👩‍🍳⛔'],
    ['pending', 'pickup', true, '👩‍🍳⛔'],
    ['pending', 'delivery', false, '⛔'],
    ['pending', 'pickup', false, '🏃⛔'],
    ['baking', 'delivery', true, '🔔⛔'],
    ['ready', 'delivery', true, '⛔'],
    ['ready', 'pickup', true, '🏃⛔'],
    ['in_transit', 'delivery', true, ''],
    ['completed', 'pickup', true, ''],
    ['cancelled', 'delivery', true, ''],
  ] as [OrderStatus, 'delivery' | 'pickup', boolean, string][])(
    'offers the steps of %s, %s, baked to order: %s',
    (status, fulfilment, bakesToOrder, steps) => {
      const screen = kitchenCardScreen(sayIn('ru'), { ...order, status, fulfilment, bakesToOrder }, now);
      expect(emoji(screen).join('')).toBe(`${steps}⬅️`);
    },
  );

  it('tells a listed reason in the reader’s language and a typed one as it was typed', () => {
    const rejected = (reason: string | null) =>
      kitchenCardScreen(sayIn('ru'), { ...order, status: 'cancelled', reason }, now).text;
    expect(rejected('#closing')).toContain('Причина: Мы закрываемся');
    expect(rejected('Oven <broken>')).toContain('Причина: Oven &lt;broken&gt;');
    expect(rejected(null)).toContain('Покупатель отменил заказ.');
  });

  it('stays within a message, however long the order', () => {
    const lines = Array.from({ length: 200 }, () => ({ name: 'Ж'.repeat(80), quantity: 99 }));
    const { text } = kitchenCardScreen(sayIn('en'), { ...order, lines }, now);
    expect(text.length).toBeLessThan(4096);
    expect(text).toContain('… and 170 more products');
  });
});

describe('The board', () => {
  let bakery: StaffedBakery;
  let shopId: number;

  beforeAll(async () => {
    bakery = await staffedBakery();
    shopId = await bakery.shop('Bulka');
  });
  afterAll(() => bakery.close());

  it('says what comes next when nothing is open', async () => {
    const screen = boardScreen(sayIn('en'), await board(bakery.em(), shopId, 0));
    expect(screen.text).toContain('No open orders');
    expect(emoji(screen)).toEqual(['⬅️']);
  });

  it('shows what waits for the kitchen first, page by page', async () => {
    const customerId = await bakery.person('Vera');
    const rye = await bakery.product(shopId, 'Rye', 100);
    await bakery.order({ shopId, customerId, status: 'ready', fulfilment: 'pickup', lines: { [rye]: 1 } });
    for (let count = 0; count < 8; count++) await bakery.order({ shopId, customerId, lines: { [rye]: 2 } });
    await bakery.order({ shopId: await bakery.shop('Elsewhere'), customerId });
    const first = await board(bakery.em(), shopId, 0);
    const screen = boardScreen(sayIn('en'), first);
    expect(screen.text).toBe('<b>9 open orders</b>\n8 – new\n1 – ready');
    expect(labels(screen)[0]).toBe('🚚 2 · new · 2 pcs');
    expect(labels(screen).slice(-2)).toEqual(['▶️ 2/2', '⬅️ Home']);
    const second = boardScreen(sayIn('ru'), await board(bakery.em(), shopId, 1));
    expect(labels(second)).toEqual(['🏃 1 · готов · 1 шт.', '◀️ 1/2', '⬅️ На главную']);
    expect((await board(bakery.em(), shopId, 5)).page).toBe(0);
  });
});
