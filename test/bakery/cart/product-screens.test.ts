import { describe, expect, it } from '@jest/globals';
import { productBackScreen } from '../../../src/bakery/cart/product-back.notices.ts';
import { productScreen } from '../../../src/bakery/cart/product-page.screens.ts';
import { tags } from '../../../src/bakery/catalog/tags.ts';
import { allergens } from '../../../src/bakery/people/allergens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const rye = {
  productId: 5,
  name: 'Rye <loaf>',
  description: 'Dark & dense.',
  price: 450,
  currency: 'EUR',
  weightGrams: 750,
  tags: ['vegan', 'grandma’s'],
  allergens: [],
  avoided: [],
  leadMinutes: 0,
  takesInscription: false,
  photoIds: [3],
  isWatched: false,
  ratingSum: 0,
  ratingCount: 0,
  stock: 3,
  onShelf: true,
  quantity: 0,
  inCart: 0,
};
const place = { categoryId: 2, page: 1 };
const look = { botName: 'bulka_bot' };
const standing = {
  position: 9,
  count: 17,
  previous: { productId: 4, page: 0, position: 8 },
  next: { productId: 6, page: 1, position: 10 },
};
const ways = ['⬅️ Back to the list', '🔗 Share'];

describe('A product on the screen', () => {
  it('has its picture, facts and what is left', () => {
    expect(productScreen(english, rye, place, look)).toEqual({
      text: '<b>Rye &lt;loaf&gt;</b>\n€4.50 · last 3\n<i>750 g · vegan · grandma’s</i>\n\nDark &amp; dense.',
      photo: { photoId: 3 },
      buttons: [
        [{ label: '➕ Add to cart', data: 'crt.add:5:2:1' }],
        [{ label: '🛒 Cart', data: 'crt.open:0' }],
        [
          { label: '⬅️ Back to the list', data: 'cat.open:2:1' },
          {
            label: '🔗 Share',
            url: 'https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fbulka_bot%3Fstart%3Dp_5&text=Rye%20%3Cloaf%3E',
          },
        ],
      ],
    });
  });

  it('leads to its neighbours, each with the page it stands on', () => {
    const screen = productScreen(english, rye, place, { ...look, standing });
    expect(screen.text).toContain('<i>9 of 17</i>');
    expect(screen.buttons![1]).toEqual([
      { label: '◀️ 8/17', data: 'cat.product:4:2:0' },
      { label: '▶️ 10/17', data: 'cat.product:6:2:1' },
    ]);
    const hit = productScreen(english, rye, { searchId: 7, page: 1 }, { ...look, standing });
    expect(hit.buttons![1]).toEqual([
      { label: '◀️ 8/17', data: 'fnd.product:4:7:0' },
      { label: '▶️ 10/17', data: 'fnd.product:6:7:1' },
    ]);
  });

  it('shows one picture after the other, and after the last the first', () => {
    const cake = { ...rye, photoIds: [3, 8, 9] };
    const second = productScreen(english, cake, place, { ...look, photo: 1 });
    expect(second.photo).toEqual({ photoId: 8 });
    expect(second.buttons![1]).toEqual([{ label: '📷 2 of 3', data: 'cat.photo:5:2:1:2' }]);
    expect(productScreen(english, cake, place, { ...look, photo: 2 }).buttons![1]).toEqual([
      { label: '📷 3 of 3', data: 'cat.photo:5:2:1:0' },
    ]);
    expect(productScreen(english, cake, place, { ...look, photo: 2 ** 40 }).photo).toBeDefined();
  });

  it('says how many are in the cart and can check out from there', () => {
    const screen = productScreen(english, { ...rye, quantity: 2, inCart: 5 }, place, look);
    expect(screen.text).toContain('In your cart: <b>2</b>');
    expect(labelsOf(screen)).toEqual(['➕ One more · 2', '🛒 Cart · 5', '✅ Check out', ...ways]);
  });

  it('says what is in it, and loudly what the reader avoids', () => {
    const cake = { ...rye, allergens: ['milk', 'gluten', 'poppy <seed>'], avoided: ['milk'] };
    const { text } = productScreen(english, cake, place, look);
    expect(text).toContain('Contains: gluten, milk, poppy &lt;seed&gt;\n<b>You avoid: milk</b>');
  });

  it('has an average from three ratings on', () => {
    const rated = (ratingSum: number, ratingCount: number) =>
      productScreen(english, { ...rye, ratingSum, ratingCount }, place, look).text;
    expect(rated(56, 12)).toContain('\n⭐ 4.7 · 12 ratings\n');
    expect(rated(10, 2)).not.toContain('⭐');
  });

  it('that somebody writes on says so, and asks for it once it is in the cart', () => {
    const cake = { ...rye, takesInscription: true, leadMinutes: 1440 };
    const before = productScreen(english, cake, place, look);
    expect(before.text).toContain('needs 1 day');
    expect(before.text).toContain('Tell us what to write on it');
    expect(labelsOf(before)).not.toContain('✏️ Write something on it');
    expect(labelsOf(productScreen(english, { ...cake, quantity: 1 }, place, look))).toContain(
      '✏️ Write something on it',
    );
  });

  it.each([
    ['sold out', { stock: 0 }, 'sold out'],
    ['off the shelf', { onShelf: false }, 'not on sale at the moment'],
  ])('cannot be added when it is %s, but waited for', (_how, change, words) => {
    const screen = productScreen(english, { ...rye, ...change }, place, look);
    expect(screen.text).toContain(words);
    expect(labelsOf(screen)).toEqual(['🙋 Tell me when it is back', '🛒 Cart', ...ways]);
    const watched = productScreen(english, { ...rye, ...change, isWatched: true }, place, look);
    expect(watched.buttons![0]).toEqual([{ label: '❌ Do not tell me any more', data: 'cat.watch:5:2:1:0' }]);
  });

  it('without a picture is text', () => {
    expect(productScreen(english, { ...rye, photoIds: [], stock: null }, place, look)).not.toHaveProperty('photo');
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_language, say) => {
  const longest = {
    ...rye,
    name: 'W'.repeat(80),
    description: 'W'.repeat(4000),
    price: 2 ** 31 - 1,
    weightGrams: 2 ** 31 - 1,
    leadMinutes: 100_000,
    tags: [...tags],
    allergens: [...allergens],
    avoided: [...allergens],
    takesInscription: true,
    ratingSum: 4_999_999,
    ratingCount: 1_000_000,
    stock: null,
    quantity: 99,
    inCart: 2970,
  };

  it.each([
    ['with everything', longest],
    ['of signs', { ...longest, name: '&'.repeat(80), description: '<'.repeat(5000) }],
    ['of nothing but words', { ...longest, tags: [], allergens: [], avoided: [] }],
    ['with tags of a shop’s own', { ...longest, tags: Array.from({ length: 40 }, () => 'grandma’s own recipe') }],
  ])('a product %s fits under a picture', (_how, product) => {
    expect(lengthOf(productScreen(say, product, place, { ...look, standing }))).toBeLessThanOrEqual(1024);
  });

  it('no button is wider than a phone', () => {
    const wide = { ...longest, photoIds: [1, 2, 3] };
    const soldOut = { ...wide, stock: 0, inCart: 0 };
    const around = { ...look, standing: { ...standing, position: 998, count: 1000 } };
    for (const product of [wide, soldOut, { ...soldOut, isWatched: true }]) {
      for (const label of labelsOf(productScreen(say, product, place, around))) {
        expect(label.length).toBeLessThanOrEqual(34);
      }
    }
  });

  it('news of what is back, or gone again, have words and a way on', () => {
    for (const stock of [1, 0, null]) {
      const screen = productBackScreen(say, { ...longest, stock, photoId: null, shopName: 'Crumb & <Co>' });
      expect(screen.text).toContain('Crumb &amp; &lt;Co&gt;');
      expect(labelsOf(screen)).toHaveLength(2);
    }
  });
});
