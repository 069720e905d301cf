import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BoardFilter, board, boardFilters } from '../../../src/bakery/kitchen/board.queries.ts';
import { boardScreen } from '../../../src/bakery/kitchen/board.screens.ts';
import { startBaking } from '../../../src/bakery/kitchen/start-baking.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { says } from '../../support/says.ts';
import { type NewOrder, type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
const now = new Date('2026-11-20T12:00:00Z');
const labels = ({ buttons }: Screen) => (buttons ?? []).flat().map(({ label }) => label);

describe('The board', () => {
  let bakery: StaffedBakery;
  let shopId: number;
  let emil: number;
  let vera: number;

  const look = (filter: BoardFilter = 'all', page = 0, shop = shopId) =>
    board(bakery.em(), { shopId: shop, personId: emil, filter, page, now });

  beforeAll(async () => {
    bakery = await staffedBakery();
    shopId = await bakery.shop('Bulka');
    emil = await bakery.person('Emil');
    vera = await bakery.person('Vera');
  });
  afterAll(() => bakery.close());

  it('says what comes next when nothing is open', async () => {
    const screen = boardScreen(sayIn('en'), await look(), now);
    expect(screen.text).toContain('No open orders');
    expect(labels(screen)).toEqual(['👩‍🍳 What to bake', '💵 Cash with couriers', '⬅️ Home']);
  });

  it('shows what waits for the kitchen first, page by page', async () => {
    const rye = await bakery.product(shopId, 'Rye', 100);
    await bakery.order({ shopId, customerId: vera, status: 'ready', fulfilment: 'pickup', lines: { [rye]: 1 } });
    for (let count = 0; count < 8; count++) await bakery.order({ shopId, customerId: vera, lines: { [rye]: 2 } });
    await bakery.order({ shopId: await bakery.shop('Elsewhere'), customerId: vera });
    await rows(bakery.em())`update orders set due_at = ${new Date('2026-11-20T12:30:00Z')}`;
    const screen = boardScreen(sayIn('en'), await look(), now);
    expect(screen.text).toBe(
      '<b>9 open orders</b>\n8 – new\n1 – ready\n\nAny order, also one that is done: <code>/board 12</code>',
    );
    expect(labels(screen)[0]).toBe('🚚 2 · 13:30 · new · 2 pcs');
    const filters = ['☑️ All 9', '⬜ Mine 0', '⬜ Late 0', '⬜ Today 9', '⬜ Tomorrow 0'];
    const elsewhere = ['👩‍🍳 What to bake', '💵 Cash with couriers', '⬅️ Home'];
    expect(labels(screen).slice(-9)).toEqual(['▶️ 2/2', ...filters, ...elsewhere]);
    const second = boardScreen(sayIn('ru'), await look('all', 1), now);
    expect(labels(second).slice(0, 3)).toEqual(['🏃 1 · 13:30 · готов · 1 шт.', '◀️ 1/2', '☑️ Все 9']);
    expect((await look('all', 2 ** 31 - 1)).page).toBe(1);
    await rows(bakery.em())`update orders set due_at = due_at - interval '1 hour' where id = ${7}`;
    const [soonest] = (await look()).orders;
    expect(soonest).toMatchObject({ orderId: 7, dueAt: new Date('2026-11-20T11:30:00Z') });
  });

  describe('of a day', () => {
    let shop: number;
    const numbers = async (filter: BoardFilter) =>
      (await look(filter, 0, shop)).orders.map(({ orderId }) => orderId).sort((a, b) => a - b);

    /** Placed yesterday; `due` is a time of the shop's clock in Berlin. */
    async function due(at: string, how: Partial<NewOrder> & { slotMinutes?: number; sent?: boolean } = {}) {
      const { slotMinutes = null, sent = false, ...rest } = how;
      const id = await bakery.order({ shopId: shop, customerId: vera, ...rest });
      await rows(bakery.em())`update orders set placed_at = ${new Date('2026-11-19T08:00:00Z')},
        due_at = ${new Date(`${at}+01:00`)}, slot_minutes = ${slotMinutes}::int,
        status = case when ${sent} then 'in_transit' else status end where id = ${id}`;
      return id;
    }

    beforeAll(async () => {
      shop = await bakery.shop('A shop with a plan');
      await bakery.hire(emil, shop, 'employee');
    });

    it('finds what is late, for today and for tomorrow by the clock of the shop', async () => {
      const yesterday = await due('2026-11-19T18:00', { status: 'baking' });
      const waitsForItsCustomer = await due('2026-11-20T09:00', { status: 'ready', fulfilment: 'pickup' });
      const inItsSlot = await due('2026-11-20T12:45', { slotMinutes: 30, sent: true });
      const afterItsSlot = await due('2026-11-20T12:00', { slotMinutes: 30, sent: true });
      const notBegun = await due('2026-11-20T12:59', { slotMinutes: 30 });
      const thisEvening = await due('2026-11-20T23:59');
      const afterMidnight = await due('2026-11-21T00:00');
      const nextWeek = await due('2026-11-27T09:00');
      const today = [yesterday, waitsForItsCustomer, inItsSlot, afterItsSlot, notBegun, thisEvening];
      expect(await numbers('late')).toEqual([yesterday, afterItsSlot, notBegun]);
      expect(await numbers('today')).toEqual(today);
      expect(await numbers('tomorrow')).toEqual([afterMidnight]);
      expect(await numbers('all')).toEqual([...today, afterMidnight, nextWeek]);
      expect((await look('tomorrow', 0, shop)).filters).toEqual({ all: 8, mine: 0, late: 3, today: 6, tomorrow: 1 });
    });

    it('calls nothing late that was promised for no time', async () => {
      const id = await bakery.order({ shopId: shop, customerId: vera });
      await rows(bakery.em())`update orders set placed_at = ${new Date('2026-11-20T08:00:00Z')},
        due_at = ${new Date('2026-11-20T08:00:00Z')} where id = ${id}`;
      expect(await numbers('late')).not.toContain(id);
    });

    it('finds what an employee has started, and says so when it is nothing', async () => {
      const none = boardScreen(sayIn('en'), await look('mine', 0, shop), now);
      expect(none.text).toContain('None of them is yours');
      expect(labels(none)).toContain('☑️ Mine 0');
      const [first, second] = await numbers('today');
      await rows(bakery.em())`update orders set status = 'pending' where id = any(${[first, second]}::int[])`;
      await bakery.as(emil)(startBaking, { orderId: first! });
      const greta = await bakery.person('Greta');
      await bakery.hire(greta, shop, 'employee');
      await bakery.as(greta)(startBaking, { orderId: second! });
      expect(await numbers('mine')).toEqual([first]);
    });
  });

  it('has buttons that fit the screen, today, in every language', () => {
    const orders = (['pending', 'baking', 'ready', 'in_transit'] as const).map((status) => {
      const dueAt = new Date('2026-11-20T17:30:00Z');
      return { orderId: 123_456, status, fulfilment: 'delivery', pieces: 120, dueAt } as const;
    });
    const counts = { pending: 1, baking: 1, ready: 1, in_transit: 1 };
    const filters = { all: 40, mine: 11, late: 10, today: 30, tomorrow: 10 };
    for (const say of says) {
      for (const filter of boardFilters) {
        const pause = { pausedUntil: null, pauseText: '' };
        const shown = { orders, page: 0, timeZone: 'Europe/Berlin', counts, filter, filters, ...pause };
        const { buttons, ...screen } = boardScreen(say, shown, now);
        expect(screen.text).not.toMatch(/kitchen\.board/);
        for (const row of buttons ?? []) {
          expect(row.map(({ label }) => label).join('').length).toBeLessThanOrEqual(36);
        }
      }
    }
  });
});
