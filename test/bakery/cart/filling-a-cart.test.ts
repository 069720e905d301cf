import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../../src/bakery/cart/add-to-cart.ts';
import { cartContents } from '../../../src/bakery/cart/cart.queries.ts';
import { productPage } from '../../../src/bakery/cart/product-page.queries.ts';
import { takeFromCart } from '../../../src/bakery/cart/take-from-cart.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
beforeAll(async () => {
  shop = await storefront();
});
afterAll(() => shop.close());

describe('A cart', () => {
  it('grows piece by piece and its version with it', async () => {
    const vera = await shop.person('Vera');
    const rye = await shop.product(shop.shopId, 'Rye loaf', 10);
    expect(await shop.as(vera)(addToCart, { shopId: shop.shopId, productId: rye })).toMatchObject({ quantity: 1 });
    expect(await shop.as(vera)(addToCart, { shopId: shop.shopId, productId: rye })).toMatchObject({ quantity: 2 });
    expect(await shop.cartOf(vera)).toEqual({ version: 2, pieces: 2 });
    expect(await shop.stockOf(rye)).toMatchObject({ stock: 10 });
  });

  it('shrinks piece by piece, line by line, and forgives a second tap', async () => {
    const boris = await shop.person('Boris');
    const roll = await shop.product(shop.shopId, 'Roll', null);
    await shop.takes(boris, { [roll]: 3 });
    const take = (pieces: number) => shop.as(boris)(takeFromCart, { productId: roll, pieces });
    expect(await take(1)).toEqual({ quantity: 2, shopId: shop.shopId });
    expect(await take(100)).toEqual({ quantity: 0, shopId: shop.shopId });
    expect(await take(100)).toEqual({ quantity: 0, shopId: null });
    expect(await shop.cartOf(boris)).toEqual({ version: 5, pieces: 0 });
  });

  it('holds no more than the shelf does, however fast one taps', async () => {
    const tapper = await shop.person('Tara');
    const last = await shop.product(shop.shopId, 'Last loaves', 5);
    const taps = Array.from({ length: 20 }, () =>
      shop
        .as(tapper)(addToCart, { shopId: shop.shopId, productId: last })
        .then(
          () => 'added',
          (error) => `${error.code} ${error.params.left}`,
        ),
    );
    const answers = await Promise.all(taps);
    expect(answers.filter((answer) => answer === 'added')).toHaveLength(5);
    expect(new Set(answers)).toEqual(new Set(['added', 'cart.only-left 5']));
    expect(await shop.cartOf(tapper)).toMatchObject({ pieces: 5 });
  });

  it('takes at most 99 of what is baked to order', async () => {
    const anna = await shop.person('Anna');
    const roll = await shop.product(shop.shopId, 'Party roll', null);
    await shop.takes(anna, { [roll]: 99 });
    await expect(shop.takes(anna, { [roll]: 1 })).rejects.toMatchObject({ code: 'cart.too-many' });
    expect(await shop.cartOf(anna)).toEqual({ version: 99, pieces: 99 });
  });

  it('takes at most 30 different things', async () => {
    const gerda = await shop.person('Gerda');
    const wanted: Record<number, number> = {};
    for (let i = 0; i < 30; i++) wanted[await shop.product(shop.shopId, `Biscuit ${i}`, 3)] = 1;
    await shop.takes(gerda, wanted);
    const one = Number(Object.keys(wanted)[0]);
    const other = await shop.product(shop.shopId, 'Biscuit 31', 3);
    await expect(shop.takes(gerda, { [other]: 1 })).rejects.toMatchObject({ code: 'cart.full' });
    await shop.takes(gerda, { [one]: 1 });
    expect(await shop.cartOf(gerda)).toMatchObject({ pieces: 31 });
  });
});

describe('What cannot be put into a cart', () => {
  it.each([
    ['sold out', { stock: 0 }, 'cart.sold-out'],
    ['off the shelf', { onShelf: false }, 'cart.off-shelf'],
  ])('is what is %s', async (_how, change, code) => {
    const vera = await shop.person('Vera');
    const bun = await shop.product(shop.shopId, `Bun ${code}`, 4);
    await shop.change(bun, change);
    await expect(shop.takes(vera, { [bun]: 1 })).rejects.toMatchObject({ code });
    expect(await shop.cartOf(vera)).toBeUndefined();
  });

  it('is nothing that is sold: no cart, no version, no page', async () => {
    const vera = await shop.person('Vera');
    const known = await shop.product(shop.shopId, 'Known roll', 10);
    await shop.takes(vera, { [known]: 1 });
    for (const forged of [2 ** 31 - 1, 0]) {
      await expect(shop.takes(vera, { [forged]: 1 })).rejects.toMatchObject({ code: 'cart.gone' });
      expect(await productPage(shop.em(), { shopId: shop.shopId, personId: vera, productId: forged })).toBeUndefined();
    }
    expect(await shop.cartOf(vera)).toEqual({ version: 1, pieces: 1 });
  });

  it('is what another shop sells: it goes into the cart there, and so does she', async () => {
    const vera = await shop.person('Vera');
    const known = await shop.product(shop.shopId, 'Roll from here', 10);
    const shopId = await shop.shop('Elsewhere');
    const elsewhere = await shop.product(shopId, 'Foreign roll', 10);
    await shop.takes(vera, { [known]: 1, [elsewhere]: 1 });
    expect(await productPage(shop.em(), { shopId: shop.shopId, personId: vera, productId: elsewhere })).toBeUndefined();
    const carts = await rows<{ shopId: number; productId: number; lookingAt: number }>(shop.em())`
      select k.shop_id as "shopId", l.product_id as "productId", b.shop_id as "lookingAt"
      from cart k join cart_line l on l.cart_id = k.id join person b on b.id = k.person_id
      where k.person_id = ${vera} order by k.shop_id`;
    expect(carts).toEqual([
      { shopId: shop.shopId, productId: known, lookingAt: shopId },
      { shopId, productId: elsewhere, lookingAt: shopId },
    ]);
  });

  it("is somebody else's line: ➖ and 🗑 reach only one's own cart", async () => {
    const [vera, mallory] = [await shop.person('Vera'), await shop.person('Mallory')];
    const roll = await shop.product(shop.shopId, "Vera's roll", 10);
    await shop.takes(vera, { [roll]: 2 });
    await shop.as(mallory)(takeFromCart, { productId: roll, pieces: 100 });
    expect(await shop.cartOf(vera)).toEqual({ version: 2, pieces: 2 });
  });
});

describe('What a customer sees of the cart', () => {
  it('is every line in the order it was put in, with what is left', async () => {
    const vera = await shop.person('Vera');
    const [plum, apple] = [
      await shop.product(shop.shopId, 'Plum cake', 3),
      await shop.product(shop.shopId, 'Apple pie', null),
    ];
    await shop.takes(vera, { [apple]: 2 });
    await shop.takes(vera, { [plum]: 1 });
    const { lines, currency } = await cartContents(shop.em(), shop.shopId, vera);
    expect(currency).toBe('EUR');
    expect(lines).toMatchObject([
      { name: 'Apple pie', quantity: 2, price: 250, stock: null },
      { name: 'Plum cake', quantity: 1, price: 250, stock: 3 },
    ]);
    const page = await productPage(shop.em(), { shopId: shop.shopId, personId: vera, productId: apple });
    expect(page).toMatchObject({ product: { quantity: 2, inCart: 3, tags: [] }, stretch: undefined });
  });
});
