import { describe, expect, it } from '@jest/globals';
import type { BakeList } from '../../../src/bakery/kitchen/baking/bake.queries.ts';
import { bakeScreen, bakeShelfScreen } from '../../../src/bakery/kitchen/baking/bake.screens.ts';
import type { Baking } from '../../../src/bakery/kitchen/baking/baking.queries.ts';
import { bakingScreen } from '../../../src/bakery/kitchen/baking/baking.screens.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';

const { sayIn, languages } = await loadI18n();
const now = new Date('2026-11-20T12:00:00Z');
const labels = ({ buttons }: Screen) => (buttons ?? []).flat().map(({ label }) => label);
const timeZone = 'Europe/Berlin';
const noon = new Date('2026-11-20T11:00:00Z');
const tomorrow = new Date('2026-11-21T08:00:00Z');

const list: BakeList = {
  wanted: [
    { slotAt: noon, isLate: true, productId: 1, name: 'Rye <bread>', pieces: 2 },
    { slotAt: tomorrow, isLate: false, productId: 1, name: 'Rye <bread>', pieces: 3 },
    { slotAt: tomorrow, isLate: false, productId: 2, name: 'Cake', pieces: 1 },
  ],
  page: 0,
  count: 3,
  pieces: 6,
  timeZone,
};
const baking: Baking = {
  productId: 1,
  name: 'Rye <bread>',
  stock: null,
  spare: 0,
  asked: 5,
  dueAt: noon,
  timeZone,
  last: null,
};

describe('The list of what to bake', () => {
  it('has a heading for each slot and a button for each product', () => {
    const screen = bakeScreen(sayIn('en'), list, now);
    expect(screen.text).toBe(
      '<b>To bake: 6 pieces</b>\n\n🕒 <b>12:00 · late</b>\n2 × Rye &lt;bread&gt;\n\n' +
        '🕒 <b>tomorrow 09:00</b>\n3 × Rye &lt;bread&gt;\n1 × Cake',
    );
    expect(labels(screen).slice(0, 2)).toEqual(['👩‍🍳 Rye <bread> · 5', '👩‍🍳 Cake · 1']);
    expect(bakeScreen(sayIn('ru'), list, now).text).toContain('<b>Испечь: 6 штук</b>');
  });

  it('says what to do when there is nothing', () => {
    const nothing = { ...list, wanted: [], count: 0, pieces: 0 };
    expect(labels(bakeScreen(sayIn('en'), nothing, now))).toContain('📦 Fill the shelf');
    expect(bakeShelfScreen(sayIn('ru'), { products: [], page: 0, count: 0 }).text).toContain('/addproduct');
  });
});

describe('What comes out of the oven', () => {
  it('is what is missing by one tap, or another number', () => {
    const screen = bakingScreen(sayIn('en'), baking, now);
    expect(screen.text).toContain('Orders wait for 5, the first by 12:00.');
    expect(labels(screen).slice(0, 5)).toEqual(['➕ All that is missing: 5', '➕ 1', '➕ 6', '➕ 12', '➕ 24']);
  });

  it('is less by what lies there, which can be given away', () => {
    const screen = bakingScreen(sayIn('en'), { ...baking, spare: 3 }, now);
    expect(labels(screen).slice(0, 2)).toEqual(['🔔 Give them 3 that lie here', '➕ All that is missing: 2']);
    const enough = bakingScreen(sayIn('en'), { ...baking, spare: 9 }, now);
    expect(labels(enough).slice(0, 2)).toEqual(['🔔 Give them 5 that lie here', '➕ 1']);
    expect(labels(bakingScreen(sayIn('en'), { ...baking, asked: 0, dueAt: null, spare: 9 }, now))[0]).toBe('➕ 1');
  });

  it('is never more than a batch may be', () => {
    expect(labels(bakingScreen(sayIn('en'), { ...baking, asked: 5_000 }, now))[0]).toBe('➕ All that is missing: 999');
  });
});

describe.each(languages)('At its longest, in %s,', (language) => {
  const say = sayIn(language);
  const name = '<Grandmother’s Sunday>'.repeat(4).slice(0, 80);
  const long: BakeList = {
    ...list,
    wanted: Array.from({ length: 8 }, (_, i) => ({
      slotAt: new Date(tomorrow.getTime() + i * 1_800_000),
      isLate: i < 4,
      productId: 2 ** 31 - 1 - i,
      name,
      pieces: 99_999,
    })),
    page: 1,
    count: 24,
    pieces: 999_999,
  };
  const full = { ...baking, name, asked: 999, spare: 500, stock: 99_999 };
  const batch = { batchId: 2 ** 31 - 1, quantity: 999, by: 'W'.repeat(64), at: noon.toISOString() };
  const last = { ...batch, isMine: true, correctedFrom: 999 };
  const shelf = { products: [{ productId: 1, name, stock: null }], page: 0, count: 1 };

  it('every screen fits', () => {
    const screens = [
      bakeScreen(say, long, now),
      bakeShelfScreen(say, shelf),
      bakingScreen(say, { ...full, last }, now),
    ];
    for (const screen of screens) {
      expect(screen.text.length).toBeLessThanOrEqual(4096);
      for (const label of labels(screen)) expect(label.length).toBeLessThanOrEqual(40);
    }
  });
});
