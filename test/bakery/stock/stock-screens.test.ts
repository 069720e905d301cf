import { describe, expect, it } from '@jest/globals';
import { ledgerScreen } from '../../../src/bakery/stock/ledger.screens.ts';
import { lowScreen, restockScreen, stockScreen } from '../../../src/bakery/stock/restock.screens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const now = new Date('2026-11-21T09:00:00Z');
const long = 'W'.repeat(80);
const list = { searchId: 0, low: 0, page: 0, count: 20, lows: 3, words: null };
const rye = {
  productId: 2 ** 31 - 1,
  name: long,
  stock: 3,
  isLow: true,
  onShelf: false,
  isSoldOutToday: false,
  lowAt: 3,
  seenId: 2 ** 31 - 1,
  waiting: 21,
  currency: 'EUR',
  shopId: 1,
  shop: 'A & B',
};
const place = { searchId: 2 ** 31 - 1, low: 1, page: 2 ** 31 - 1 };
const movement = {
  movementId: 1,
  quantity: -999,
  reason: 'cancelled',
  orderId: 2 ** 31 - 1,
  by: long,
  at: now,
  stock: 9,
} as const;

describe.each(says)('The stock in $language', (say) => {
  it('is listed with names as long as they may be, and fits', () => {
    const products = Array.from({ length: 8 }, () => rye);
    const screen = restockScreen(say, { ...list, products });
    expect(screen.text).toContain('20');
    for (const label of labelsOf(screen)) expect([...label].length).toBeLessThanOrEqual(40);
    expect(labelsOf(restockScreen(say, { ...list, products: [], count: 0, lows: 0 }))[0]).toMatch(/^➕/);
    const nothing = restockScreen(say, { ...list, products: [], count: 0, words: '<b>', searchId: 1 });
    expect(nothing.text).toContain('&lt;b&gt;');
    expect(labelsOf(nothing).join()).toMatch(/📦.*🔎.*⬅️/);
    expect(restockScreen(say, { ...list, products: [], count: 0, low: 1 }).text).not.toContain('{{');
  });

  it('is shown with every button it may have', () => {
    expect(labelsOf(stockScreen(say, rye, place)).map((label) => label.split(' ')[0])).toEqual([
      '➕',
      '➕',
      '➕',
      '➕',
      '➕',
      '➖',
      '📦',
      '✏️',
      '📄',
      '⬅️',
      '⬅️',
    ]);
    const gone = stockScreen(say, { ...rye, onShelf: true, isSoldOutToday: true }, place);
    expect(gone.text).toContain(say.html('products.is-sold-out-today'));
    const none = stockScreen(say, { ...rye, stock: 0 }, place).text;
    expect(none).toContain(say.html('stock.none-left'));
    expect(none).not.toContain(say.html('stock.is-low'));
    const toOrder = { ...rye, stock: null, isLow: false, lowAt: null, waiting: 0 };
    expect(labelsOf(stockScreen(say, toOrder, place)).join()).not.toMatch(/➕|➖|✏️/u);
  });

  it('has a ledger whose page is short enough', () => {
    const screen = ledgerScreen(
      say,
      {
        productId: 1,
        shopId: 1,
        name: long,
        movements: Array.from({ length: 8 }, () => movement),
        count: 9,
        page: 0,
        timeZone: 'UTC',
      },
      now,
    );
    expect(lengthOf(screen)).toBeLessThan(1500);
    expect(
      ledgerScreen(
        say,
        { productId: 1, shopId: 1, name: 'Rye', movements: [], count: 0, page: 0, timeZone: 'UTC' },
        now,
      ).text,
    ).toMatch(/➕/);
  });

  it('calls when it is low, and not when there is enough again', () => {
    expect(lowScreen(say, rye)?.text).toContain('3');
    expect(lowScreen(say, { ...rye, stock: 0 })?.text).not.toContain('0');
    expect(lowScreen(say, { ...rye, isLow: false })).toBeUndefined();
  });
});

it('says in the ledger what moved, what there was then, why, when and by whom', () => {
  const movements = [
    { ...movement, quantity: -2, stock: 8, reason: 'order' as const, orderId: 7, by: 'Vera' },
    { ...movement, quantity: 10, stock: 10, reason: 'opening' as const, orderId: null, by: null },
  ];
  const { text } = ledgerScreen(
    english,
    { productId: 1, shopId: 1, name: 'Rye', movements, count: 2, page: 0, timeZone: 'UTC' },
    now,
  );
  expect(text).toMatch(/<b>−2<\/b> → 8 · order 7\n.*, Vera\n\n<b>\+10<\/b> → 10 · first stock\n[^,]*$/);
});
