import { describe, expect, it } from '@jest/globals';
import { type Allergen, demoCategories, demoProducts, type Tag } from '../../src/demo/products.ts';

/** What a tag promises is not inside. */
const promises: Partial<Record<Tag, Allergen[]>> = {
  vegan: ['milk', 'eggs'],
  'gluten-free': ['gluten'],
  'lactose-free': ['milk'],
  'nut-free': ['nuts'],
};

describe('The assortment of the demo bakery', () => {
  it('has 20 products in 5 categories, each with a name of its own', () => {
    expect(demoCategories).toHaveLength(5);
    expect(demoProducts).toHaveLength(20);
    for (const language of ['en', 'ru'] as const) {
      expect(new Set(demoProducts.map((product) => product.name[language].toLowerCase())).size).toBe(20);
      expect(new Set(demoCategories.map((category) => category.name[language].toLowerCase())).size).toBe(5);
    }
    expect(new Set(demoProducts.map((product) => product.key)).size).toBe(20);
  });

  it('leaves no category empty and puts some products in two', () => {
    const filled = new Set(demoProducts.flatMap((product) => product.categories));
    expect([...filled].sort()).toEqual(demoCategories.map((category) => category.key).sort());
    expect(demoProducts.filter((product) => product.categories.length === 2).length).toBeGreaterThanOrEqual(3);
  });

  it('has something sold out and something baked to order', () => {
    expect(demoProducts.filter((product) => product.stock === 0)).toHaveLength(3);
    expect(demoProducts.filter((product) => product.stock === null)).toHaveLength(3);
  });

  it('has cakes to write on, made to order, and a second look at some; few enough for a quick first start', () => {
    const cakes = demoProducts.filter(({ takesInscription }) => takesInscription);
    expect(cakes).toHaveLength(2);
    for (const { stock, leadMinutes } of cakes) expect([stock, leadMinutes]).toEqual([null, 1440]);
    const pictures = demoProducts.map(({ closeUps = [] }) => 1 + closeUps.length);
    expect(Math.max(...pictures)).toBe(3);
    expect(pictures.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(28);
    for (const { ratings = [] } of demoProducts) for (const stars of ratings) expect([1, 2, 3, 4, 5]).toContain(stars);
  });

  it.each(demoProducts)('$key earns money and fits a caption', ({ name, description, priceMinor, costMinor }) => {
    expect(costMinor).toBeLessThan(priceMinor);
    for (const language of ['en', 'ru'] as const) {
      expect(name[language].length).toBeLessThanOrEqual(64);
      expect(description[language].length).toBeLessThanOrEqual(200);
    }
  });

  it.each(demoProducts)('$key keeps what its tags promise', ({ tags, allergens }) => {
    for (const tag of tags) for (const allergen of promises[tag] ?? []) expect(allergens).not.toContain(allergen);
    if (tags.includes('vegan')) expect(tags).toContain('vegetarian');
  });

  it('gives no category an emoji that means something else', () => {
    const taken = [...'🥐🔎🎛➕➖🗑🛒✅❌🧾🔁👤🎁🌐🏪🚚🏃📍📞💬🕒💳💵🛵📤🏁🔔⛔📷📦👁👥🎟📊📄⭐'];
    expect(demoCategories.filter((category) => taken.includes(category.emoji))).toEqual([]);
  });
});
