import { describe, expect, it } from '@jest/globals';
import { cartScreen } from '../../../src/bakery/cart/cart.screens.ts';
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
  avoided: [] as string[],
});
const terms = { shopId: 1, currency: 'EUR', shopFee: 0, minimum: 0, freeFrom: null, cleared: 0 };

describe('A cart on the screen', () => {
  it('has each line with its buttons, and the sum of all', () => {
    const screen = cartScreen(english, { ...terms, shopFee: 200, lines: [line(1), { ...line(2), stock: 1 }] }, 0);
    expect(screen.text).toBe(
      '<b>Your cart</b>\n\n1. Loaf 1\n2 × €4.50 = <b>€9</b>\n2. Loaf 2\n2 × €4.50 = <b>€9</b>\n<i>only 1 left</i>\n\n' +
        'Together: <b>€18</b>\nDelivery, if you wish: €2',
    );
    expect(screen.buttons![0]).toEqual([
      { label: '1 ›', data: 'cat.product:1:7:0' },
      { label: '➖', data: 'crt.less:1:0' },
      { label: '2', data: 'crt.count:1:0' },
      { label: '➕', data: 'crt.more:1:0' },
      { label: '🗑', data: 'crt.remove:1:0' },
    ]);
  });

  it('has on a cake what is written on it, and asks where nothing is', () => {
    const cake = { ...line(1), stock: null, takesInscription: true, inscription: 'Anna & <Bert>' };
    const screen = cartScreen(english, { ...terms, lines: [cake, { ...cake, inscription: '' }] }, 0);
    expect(screen.text).toContain('1. Loaf 1\n2 × €4.50 = <b>€9</b>\n<i>“Anna &amp; &lt;Bert&gt;”</i>\n2. Loaf 1');
    expect(screen.buttons![1]).toEqual([{ label: '✏️ 1. “Anna & <Bert>”', data: 'crt.write:1:0' }]);
    expect(screen.buttons![3]).toEqual([{ label: '✏️ 2. Write something on it', data: 'crt.write:1:0' }]);
  });

  it('says what costs something else than before', () => {
    const { text } = cartScreen(english, { ...terms, lines: [{ ...line(1), priceSeen: 400 }] }, 0);
    expect(text).toContain('<b>was €4, now €4.50</b>');
    expect(cartScreen(english, { ...terms, lines: [{ ...line(1), priceSeen: null }] }, 0).text).not.toContain('was');
  });

  it.each([
    ['less there than wished', { stock: 1 }, 'only 1 left', ['📦 1. Take 1']],
    ['nothing there', { stock: 0 }, 'sold out', []],
    ['off the shelf', { onShelf: false }, 'not on sale at the moment', []],
  ])('says when there is %s, and how to mend it', (_how, change, words, fix) => {
    const screen = cartScreen(english, { ...terms, lines: [{ ...line(1), ...change }] }, 0);
    expect(screen.text).toContain(`<i>${words}</i>`);
    expect(labelsOf(screen).filter((label) => label.startsWith('📦'))).toEqual(fix);
  });

  it('says what is changed on other pages too', () => {
    const lines = Array.from({ length: 17 }, (_, i) => ({ ...line(i + 1), stock: i === 16 ? 0 : 9 }));
    expect(cartScreen(english, { ...terms, lines }, 0).text).toContain('Something has changed on page 3 too.');
    expect(cartScreen(english, { ...terms, lines }, 2).text).not.toContain('Something has changed');
  });

  it.each([
    ['too little for an order', 1000, 2000, '€1 more for an order</b> (from €10)\nDelivery, if you wish: €2', false],
    ['enough for an order', 900, 2000, 'Delivery, if you wish: €2\n€11 more and the delivery is free', true],
    ['enough for a free delivery', 900, 900, '<b>€9</b>\nDelivery, if you wish: free', true],
    ['in a shop where deliveries are never free', 0, null, '<b>€9</b>\nDelivery, if you wish: €2', true],
  ])('with %s says so', (_how, minimum, freeFrom, words, canCheckOut) => {
    const screen = cartScreen(english, { ...terms, shopFee: 200, minimum, freeFrom, lines: [line(1)] }, 0);
    expect(screen.text.endsWith(words)).toBe(true);
    expect(labelsOf(screen).includes('✅ Check out')).toBe(canCheckOut);
  });

  it('that was cleared can be had back', () => {
    const screen = cartScreen(english, { ...terms, cleared: 2, lines: [] }, 0);
    expect(screen.text).toContain('2 products were in it');
    expect(screen.buttons![0]).toEqual([{ label: '↩️ Give it all back', data: 'crt.back:1' }]);
  });

  it('names what could not be brought back, as plain text', () => {
    const gone = ['Bun <1>', ...Array.from({ length: 29 }, () => 'W'.repeat(80))];
    const { text } = cartScreen(english, { ...terms, lines: [line(1)] }, 0, gone);
    expect(text).toContain('Not to be had any more: Bun &lt;1&gt;, WWW');
    expect(text).toContain('…, …');
  });

  it('says loudly what is in a line that the reader avoids', () => {
    const { text } = cartScreen(english, { ...terms, lines: [{ ...line(1), avoided: ['nuts', 'milk'] }] }, 0);
    expect(text).toContain('2 × €4.50 = <b>€9</b>\n<b>You avoid: milk, nuts</b>');
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
  it('the fullest cart fits into a message', () => {
    const lines = Array.from({ length: 30 }, (_, i) => ({
      ...line(i),
      name: '&'.repeat(80),
      price: 99_999_999,
      priceSeen: 99_999_998,
      quantity: 99,
      stock: 1,
      takesInscription: true,
      inscription: '🎂'.repeat(60),
      avoided: [...allergens],
    }));
    const cart = { ...terms, currency: 'RUB', shopFee: 99_999_999, minimum: 2 ** 31 - 1, freeFrom: 2 ** 31 - 1, lines };
    const screen = cartScreen(
      say,
      cart,
      0,
      Array.from({ length: 30 }, () => '&'.repeat(80)),
    );
    expect(lengthOf(screen)).toBeLessThanOrEqual(4096);
    expect(labelsOf(screen).length).toBeLessThanOrEqual(100);
  });

  it('an empty cart says what to do next', () => {
    const screen = cartScreen(say, { ...terms, lines: [] }, 3);
    expect(labelsOf(screen).map((label) => label.split(' ')[0])).toEqual(['🥐', '⬅️']);
  });
});
