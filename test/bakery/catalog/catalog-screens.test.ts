import { describe, expect, it } from '@jest/globals';
import { catalogScreen, goneScreen, shelfScreen } from '../../../src/bakery/catalog/catalog.screens.ts';
import { noFilter } from '../../../src/bakery/catalog/finding/filter.ts';
import { tags, tagText } from '../../../src/bakery/catalog/tags.ts';
import { english, labelsOf, says } from '../../support/says.ts';

const shelf = {
  categoryId: 4,
  name: 'Bread',
  emoji: '🥖',
  currency: 'EUR',
  count: 20,
  page: 1,
  inCart: 3,
  filter: noFilter,
  products: [
    { id: 1, name: 'Rye loaf', price: 450, stock: 12, onShelf: true, isAvoided: false },
    { id: 2, name: 'Spelt loaf', price: 500, stock: 2, onShelf: true, isAvoided: false },
    { id: 3, name: 'Baguette', price: 180, stock: 0, onShelf: true, isAvoided: false },
    {
      id: 4,
      name: 'Wedding cake with sugar roses and three tiers',
      price: 99_999_999,
      stock: null,
      onShelf: true,
      isAvoided: false,
    },
  ],
};
const grid = {
  shopName: 'Crumb & <Co>',
  categories: [
    { id: 1, name: 'Bread', emoji: '🥖', products: 12 },
    { id: 2, name: 'Cakes for very special occasions', emoji: '🎂', products: 1000 },
    { id: 3, name: 'Rolls', emoji: '', products: 7 },
  ],
  count: 40,
  page: 1,
  loose: 2,
  everything: 1000,
  inCart: 0,
};

describe('The catalogue on the screen', () => {
  it('has two categories a row with their counts, pages and ways on', () => {
    expect(catalogScreen(english, grid, noFilter).buttons!.map((row) => row.map(({ label }) => label))).toEqual([
      ['🥖 Bread · 12', '🎂 Cakes f… · 1000+'],
      ['Rolls · 7', 'Other · 2'],
      ['◀️ 1/3', '▶️ 3/3'],
      ['Everything · 1000+'],
      ['🔎 Search', '🎛 Filters'],
      ['🛒 Cart', '⬅️ Home'],
    ]);
  });

  it('shows a name as it is written, tags and all', () => {
    expect(catalogScreen(english, grid, noFilter).text).toBe('<b>Crumb &amp; &lt;Co&gt;</b>\n\nWhat would you like?');
  });

  it('says price and shortage of each product, and keeps what is sold out', () => {
    expect(labelsOf(shelfScreen(english, shelf))).toEqual([
      'Rye loaf · €4.50',
      'Spelt loaf · €5 · last 2',
      'Baguette · €1.80 · sold out',
      expect.stringMatching(/^Wedding cake .*… · €999,999\.99$/),
      '◀️ 1/3',
      '▶️ 3/3',
      '🎛 Filters',
      '🛒 Cart · 3',
      '⬅️ Catalogue',
    ]);
  });

  it('marks what holds an allergen the reader avoids, as long as it can be bought', () => {
    const products = shelf.products.map((product) => ({ ...product, isAvoided: true }));
    expect(labelsOf(shelfScreen(english, { ...shelf, products })).slice(0, 3)).toEqual([
      'Rye loaf · €4.50 · allergen',
      'Spelt loaf · €5 · allergen',
      'Baguette · €1.80 · sold out',
    ]);
  });

  it('leads from a product back to its place in the list', () => {
    expect(shelfScreen(english, shelf).buttons![2]![0]).toMatchObject({ data: 'cat.product:3:4:1' });
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_language, say) => {
  it('no button is wider than a phone', () => {
    const products = shelf.products.map((product) => ({
      ...product,
      name: 'Ш'.repeat(80),
      price: 99_999_999,
      stock: 5,
    }));
    for (const isAvoided of [true, false]) {
      const marked = { ...shelf, products: products.map((product) => ({ ...product, isAvoided })) };
      for (const label of labelsOf(shelfScreen(say, marked))) expect(label.length).toBeLessThanOrEqual(34);
    }
    for (const label of labelsOf(catalogScreen(say, grid, noFilter))) expect(label.length).toBeLessThanOrEqual(20);
  });

  it('empty shelves and lost products have words and a way on', () => {
    for (const screen of [
      catalogScreen(say, { ...grid, categories: [], count: 0, loose: 0 }, noFilter),
      shelfScreen(say, { ...shelf, products: [], count: 0, page: 0 }),
      shelfScreen(say, { ...shelf, categoryId: 0, name: '', emoji: '' }),
      goneScreen(say),
    ]) {
      expect(screen.text.length).toBeGreaterThan(5);
      expect(screen.buttons!.flat().length).toBeGreaterThan(0);
    }
  });

  it('every tag has a word, and the words of a shop stay its own', () => {
    for (const tag of tags) expect(tagText(say, tag)).toBeTruthy();
    expect(tagText(say, 'grandma’s')).toBe('grandma’s');
  });
});
