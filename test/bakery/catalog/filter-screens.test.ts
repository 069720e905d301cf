import { describe, expect, it } from '@jest/globals';
import { catalogScreen, shelfScreen } from '../../../src/bakery/catalog/catalog.screens.ts';
import { filterScreen, priceScreen, sortScreen } from '../../../src/bakery/catalog/finding/filter.screens.ts';
import { type Filter, makings, noFilter, sorts } from '../../../src/bakery/catalog/finding/filter.ts';
import { filterText } from '../../../src/bakery/catalog/finding/filter-text.ts';
import { EVERYTHING } from '../../../src/bakery/catalog/product-list.ts';
import { tags } from '../../../src/bakery/catalog/tags.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const euros = (from: number | null, to: number | null) => ({ from, to, currency: 'EUR' });
const some: Filter = { ...noFilter, tags: ['vegan'], price: euros(null, 500), sort: 'cheap' };
const shelf = {
  categoryId: 4,
  name: 'Bread',
  emoji: '🥖',
  currency: 'EUR',
  count: 1,
  page: 0,
  inCart: 0,
  filter: some,
  products: [{ id: 1, name: 'Rye loaf', price: 450, stock: 12, onShelf: true, isAvoided: false }],
};

describe('The filters on the screen', () => {
  it('show what is chosen, and how much is left of it before it is applied', () => {
    const screen = filterScreen(english, { categoryId: 4, filter: some }, 12);
    expect(screen.text).toBe(
      '<b>How would you like to see it?</b>\n\n<i>vegan · up to €5 · cheapest first</i>\n\n12 products fit.',
    );
    expect(labelsOf(screen)).toEqual([
      'Order: cheapest first',
      'Price: up to €5',
      '☑️ vegan',
      ...tags.slice(1).map((tag) => `⬜ ${tag}`),
      '⬜ available today',
      '⬜ on the shelf',
      '⬜ baked to order',
      '✅ Show 12',
      '🗑 Clear filters',
      '⬅️ Back',
    ]);
  });

  it('cannot be applied when nothing is left, and count no further than people leaf', () => {
    const nothing = filterScreen(english, { categoryId: 4, filter: some }, 0);
    expect(nothing.text).toContain('Nothing fits all of this');
    expect(labelsOf(nothing).some((label) => label.startsWith('✅'))).toBe(false);
    expect(labelsOf(filterScreen(english, { categoryId: 4, filter: noFilter }, 1000))).toContain('✅ Show 1000+');
  });

  it('lead back to where they were opened', () => {
    const back = (categoryId: number) =>
      filterScreen(english, { categoryId, filter: noFilter }, 1).buttons!.at(-1)!.at(-1);
    expect(back(4)).toMatchObject({ data: 'cat.open:4:0' });
    expect(back(EVERYTHING)).toMatchObject({ data: 'cat.home:0' });
  });

  it('are seen on every list, with one tap to take them off', () => {
    const screen = shelfScreen(english, shelf);
    expect(screen.text).toBe('<b>🥖 Bread</b>\n<i>vegan · up to €5 · cheapest first</i>');
    expect(screen.buttons![1]).toEqual([
      { label: '🎛 Filters · 3', data: 'flt.now:4' },
      { label: '🗑 Clear filters', data: 'flt.clear:4' },
    ]);
    const empty = shelfScreen(english, { ...shelf, count: 0, products: [] });
    expect(empty.text).toContain('Nothing here fits your filters');
    const abroad = shelfScreen(english, { ...shelf, currency: 'RUB', filter: { ...noFilter, price: euros(1, 2) } });
    expect(labelsOf(abroad)).toContain('🎛 Filters');
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_language, say) => {
  const dearest = euros(99_999_998, 99_999_999);
  const draft = { categoryId: EVERYTHING - 1, filter: { ...some, price: dearest } };
  const everything: Filter = { sort: 'popular', price: dearest, tags: [...tags], today: true, made: 'order' };

  it('no button of the filters is wider than a phone', () => {
    const screens = [
      ...sorts.map((sort) => filterScreen(say, { ...draft, filter: { ...draft.filter, sort } }, 1000)),
      sortScreen(say, draft),
      priceScreen(say, draft, [euros(null, 99_999_999), dearest, euros(99_999_999, null)]),
    ];
    for (const screen of screens) {
      for (const row of screen.buttons!) {
        for (const { label } of row) expect([label, label.length <= 34 / row.length + 6]).toEqual([label, true]);
      }
    }
  });

  it('a filter is put into words, whatever it is', () => {
    for (const sort of sorts) {
      for (const made of [null, ...makings]) {
        expect(filterText(say, { ...everything, sort, made })).not.toContain('{{');
      }
    }
    expect(filterText(say, noFilter)).toBe('');
    expect(lengthOf(filterScreen(say, { categoryId: 1, filter: everything }, 21))).toBeLessThan(1000);
    expect(lengthOf(shelfScreen(say, { ...shelf, filter: everything }))).toBeLessThan(1000);
  });

  it('the catalogue shows that there are filters', () => {
    const grid = { shopName: 'Crumb', categories: [], count: 0, page: 0, loose: 1, everything: 1, inCart: 0 };
    expect(labelsOf(catalogScreen(say, grid, some)).filter((label) => /^🎛 .* · 3$/.test(label))).toHaveLength(1);
  });
});
