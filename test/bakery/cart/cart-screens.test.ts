import { describe, expect, it } from '@jest/globals';
import { cartScreen } from '../../../src/bakery/cart/cart.screens.ts';
import { productScreen } from '../../../src/bakery/cart/product-page.screens.ts';
import { tags } from '../../../src/bakery/catalog/tags.ts';
import { allergens } from '../../../src/bakery/people/allergens.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const line = (productId: number) => ({
  productId,
  name: `Loaf ${productId}`,
  price: 450,
  quantity: 2,
  stock: 9,
  onShelf: true,
  categoryId: 7,
  priceSeen: 450,
  takesInscription: false,
  inscription: null,
});
const terms = { currency: 'EUR', shopFee: 0, minimum: 0, freeFrom: null, cleared: 0 };
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
  photoId: 3,
  stock: 3,
  onShelf: true,
  quantity: 0,
  inCart: 0,
};
const place = { categoryId: 2, page: 1 };

describe('A product on the screen', () => {
  it('has its picture, facts and what is left', () => {
    expect(productScreen(english, rye, place)).toEqual({
      text: '<b>Rye &lt;loaf&gt;</b>\n€4.50 · last 3\n<i>750 g · vegan · grandma’s</i>\n\nDark &amp; dense.',
      photo: { photoId: 3 },
      buttons: [
        [{ label: '➕ Add to cart', data: 'crt.add:5:2:1' }],
        [{ label: '🛒 Cart', data: 'crt.open:0' }],
        [{ label: '⬅️ Back to the list', data: 'cat.open:2:1' }],
      ],
    });
  });

  it('says how many are in the cart and can check out from there', () => {
    const screen = productScreen(english, { ...rye, quantity: 2, inCart: 5 }, place);
    expect(screen.text).toContain('In your cart: <b>2</b>');
    expect(labelsOf(screen)).toEqual(['➕ One more · 2', '🛒 Cart · 5', '✅ Check out', '⬅️ Back to the list']);
  });

  it('says what is in it, and loudly what the reader avoids', () => {
    const cake = { ...rye, allergens: ['milk', 'gluten', 'poppy <seed>'], avoided: ['milk'] };
    const { text } = productScreen(english, cake, place);
    expect(text).toContain('Contains: gluten, milk, poppy &lt;seed&gt;\n<b>You avoid: milk</b>');
  });

  it('fits a caption with every tag and allergen', () => {
    const longest = {
      ...rye,
      name: 'W'.repeat(80),
      description: 'W'.repeat(4000),
      price: 2 ** 31 - 1,
      weightGrams: 2 ** 31 - 1,
      tags: [...tags],
      allergens: [...allergens],
      avoided: [...allergens],
      stock: null,
      quantity: 99,
    };
    for (const say of says) expect(lengthOf(productScreen(say, longest, place))).toBeLessThanOrEqual(1024);
  });

  it.each([
    ['sold out', { stock: 0 }, 'sold out'],
    ['off the shelf', { onShelf: false }, 'not on sale at the moment'],
  ])('cannot be added when it is %s', (_how, change, words) => {
    const screen = productScreen(english, { ...rye, ...change }, place);
    expect(screen.text).toContain(words);
    expect(labelsOf(screen)).toEqual(['🛒 Cart', '⬅️ Back to the list']);
  });

  it('without a picture is text', () => {
    expect(productScreen(english, { ...rye, photoId: null, stock: null }, place)).not.toHaveProperty('photo');
  });
});

describe('A cart on the screen', () => {
  it('has each line with its buttons, and the sum of all', () => {
    const screen = cartScreen(english, { ...terms, shopFee: 200, lines: [line(1), { ...line(2), stock: 1 }] }, 0);
    expect(screen.text).toBe(
      '<b>Your cart</b>\n\n1. Loaf 1\n2 × €4.50 = <b>€9</b>\n2. Loaf 2\n2 × €4.50 = <b>€9</b>\n<i>only 1 left</i>\n\n' +
        'Together: <b>€18</b>\nDelivery, if you wish: €2',
    );
    expect(screen.buttons![0]).toEqual([
      { label: '1. Loaf 1', data: 'cat.product:1:7:0' },
      { label: '➖', data: 'crt.less:1:0' },
      { label: '2', data: 'crt.count:1:0' },
      { label: '➕', data: 'crt.more:1:0' },
      { label: '🗑', data: 'crt.remove:1:0' },
    ]);
  });

  it('goes over pages and keeps to one that exists', () => {
    const lines = Array.from({ length: 17 }, (_, i) => line(i + 1));
    const last = cartScreen(english, { ...terms, lines }, 9);
    expect(last.text).toContain('17. Loaf 17');
    expect(last.text).not.toContain('16. Loaf 16');
    expect(last.text).toContain('Together: <b>€153</b>');
    expect(labelsOf(last)).toContain('◀️ 2/3');
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_language, say) => {
  it('the longest product fits under a picture', () => {
    const longest = {
      ...rye,
      name: '&'.repeat(80),
      description: '<'.repeat(5000),
      tags: Array.from({ length: 8 }, () => 'lactose-free'),
      price: 99_999_999,
      quantity: 99,
      inCart: 2970,
    };
    expect(lengthOf(productScreen(say, longest, place))).toBeLessThanOrEqual(1024);
  });

  it('the fullest cart fits into a message', () => {
    const lines = Array.from({ length: 30 }, (_, i) => ({
      ...line(i),
      name: '&'.repeat(80),
      price: 99_999_999,
      quantity: 99,
      stock: 1,
    }));
    expect(lengthOf(cartScreen(say, { ...terms, currency: 'RUB', shopFee: 1, lines }, 0))).toBeLessThanOrEqual(4096);
  });

  it('an empty cart says what to do next', () => {
    const screen = cartScreen(say, { ...terms, lines: [] }, 3);
    expect(labelsOf(screen).map((label) => label.split(' ')[0])).toEqual(['🥐', '⬅️']);
  });
});
