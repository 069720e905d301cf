import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../../src/bakery/cart/add-to-cart.ts';
import { bringBackCart } from '../../../src/bakery/cart/bring-back-cart.ts';
import { cartContents } from '../../../src/bakery/cart/cart.queries.ts';
import { cartScreen } from '../../../src/bakery/cart/cart.screens.ts';
import { clearCart } from '../../../src/bakery/cart/clear-cart.ts';
import { fitToStock } from '../../../src/bakery/cart/fit-to-stock.ts';
import { productPage } from '../../../src/bakery/cart/product-page.queries.ts';
import { watchProduct } from '../../../src/bakery/cart/watch-product.ts';
import { availability } from '../../../src/bakery/catalog/availability.ts';
import { archiveProduct, restoreProduct } from '../../../src/bakery/catalog/console/archive-product.ts';
import { beginNextDay } from '../../../src/bakery/catalog/console/begin-next-day.ts';
import { sellOutToday } from '../../../src/bakery/catalog/console/sell-out-today.ts';
import { noFilter } from '../../../src/bakery/catalog/finding/filter.ts';
import { hits } from '../../../src/bakery/catalog/finding/hits.queries.ts';
import { inlineHits, popularProducts } from '../../../src/bakery/catalog/finding/inline.queries.ts';
import { keepSearch } from '../../../src/bakery/catalog/finding/keep-search.ts';
import { EVERYTHING } from '../../../src/bakery/catalog/product-list.ts';
import { shelf } from '../../../src/bakery/catalog/shelf.queries.ts';
import { putInCartAgain } from '../../../src/bakery/orders/order-again.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { english, says } from '../../support/says.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let olga: number;
let vera: number;
let mia: number;
let rye: number;
let serial = 0;

beforeAll(async () => {
  shop = await storefront();
  [olga, mia] = [await shop.person('Olga'), await shop.person('Mia')];
  await shop.hire(olga, shop.shopId, 'owner');
});
beforeEach(async () => {
  await beginNextDay(shop.em());
  vera = await shop.person('Vera');
  rye = await shop.product(shop.shopId, `Rye number${++serial}`, 8);
});
afterAll(() => shop.close());

const sellOut = (isSoldOut = true, productId = rye) => shop.as(olga)(sellOutToday, { productId, isSoldOut });
const dayIsOver = () =>
  rows(shop.em())`update product set sold_out_until = now() - interval '1 second' where id = ${rye}`;
const until = async () =>
  (await rows<{ until: Date | null }>(shop.em())`select sold_out_until as until from product where id = ${rye}`)[0]!
    .until;
const told = async () =>
  (
    await rows<{ ids: number[] }>(shop.em())`select payload->'personIds' as ids from outbox
    where type = 'product.back' and payload->>'productId' = ${`${rye}`} order by id`
  ).map(({ ids }) => ids);

/** How every place where customers meet it shows it. */
async function everywhere(): Promise<string[]> {
  const { shopId } = shop;
  const asker = { shopId, personId: vera };
  const words = `number${serial}`;
  const { searchId } = await shop.as(vera)(keepSearch, { words });
  const listed = { ...asker, categoryId: EVERYTHING, filter: { ...noFilter, sort: 'newest' as const }, page: 0 };
  const met = [
    ...(await shelf(shop.em(), listed))!.products,
    ...(await hits(shop.em(), { ...asker, searchId, page: 0 }))!.products,
    ...(await inlineHits(shop.em(), { ...asker, words, from: 0 })),
    ...(await popularProducts(shop.em(), asker)),
  ].filter(({ id }) => id === rye);
  const page = await productPage(shop.em(), { ...asker, productId: rye });
  return [...met, page!.product].map((product) => availability(english, product));
}

describe('A product that is sold out for today', () => {
  it('says so wherever customers meet it, whatever its stock, until the next day begins', async () => {
    expect(new Set(await everywhere())).toEqual(new Set(['in stock']));
    for (let time = 0; time < 2; time++) await sellOut();
    expect(await everywhere()).toEqual(Array(5).fill('sold out today'));
    const [day] = await rows<{ begins: Date }>(shop.em())`
      select (date_trunc('day', now() at time zone time_zone) + interval '1 day') at time zone time_zone as begins
      from shop where id = ${shop.shopId}`;
    expect(await until()).toEqual(day!.begins);
    await dayIsOver();
    expect(new Set(await everywhere())).toEqual(new Set(['in stock']));
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Kathmandu'])(
    'begins its next day at midnight in %s',
    async (zone) => {
      await rows(shop.em())`update shop set time_zone = ${zone} where id = ${shop.shopId}`;
      await sellOut();
      const end = (await until())!;
      expect(new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(end)).toBe('00:00:00');
      const [left] = await rows<{ hours: number }>(shop.em())`
      select extract(epoch from sold_out_until - now())::float8 / 3600 as hours from product where id = ${rye}`;
      expect(left!.hours).toBeGreaterThan(0);
      expect(left!.hours).toBeLessThanOrEqual(24);
      await rows(shop.em())`update shop set time_zone = 'Europe/Berlin' where id = ${shop.shopId}`;
    },
  );

  it('is so still when it was put into the archive by mistake, and nobody is told in vain', async () => {
    await sellOut();
    await shop.as(mia)(watchProduct, { productId: rye, isWatched: true });
    await shop.as(olga)(archiveProduct, { productId: rye });
    await shop.as(olga)(restoreProduct, { productId: rye, onShelf: true });
    expect(await everywhere()).toEqual(Array(5).fill('sold out today'));
    expect(await told()).toEqual([]);
  });

  it('is told of when it comes out of the archive after the day was over', async () => {
    await sellOut();
    await shop.as(mia)(watchProduct, { productId: rye, isWatched: true });
    await shop.as(olga)(archiveProduct, { productId: rye });
    await dayIsOver();
    await beginNextDay(shop.em());
    expect(await told()).toEqual([]);
    await shop.as(olga)(restoreProduct, { productId: rye, onShelf: true });
    expect(await told()).toEqual([[mia]]);
  });

  it.each([null, 8])('cannot be put in or ordered, from a stock of %s', async (stock) => {
    await rows(shop.em())`update product set stock = ${stock} where id = ${rye}`;
    await shop.takes(vera, { [rye]: 2 });
    const shown = await shop.says(vera);
    await sellOut();
    await expect(shop.takes(vera, { [rye]: 1 })).rejects.toMatchObject({ code: 'cart.sold-out-today' });
    await expect(shop.places(vera, shown)).rejects.toMatchObject({ code: 'order.sold-out' });
    expect(await shop.as(vera)(fitToStock, { productId: rye })).toEqual({ quantity: null, shopId: null });
    const cart = await cartContents(shop.em(), shop.shopId, vera);
    expect(cartScreen(english, cart, 0).text).toContain('sold out today');
    await shop.as(vera)(clearCart, { shopId: shop.shopId });
    expect(await shop.as(vera)(bringBackCart, { shopId: shop.shopId })).toMatchObject({ gone: [expect.any(String)] });
    await dayIsOver();
    expect(await shop.buys(vera, { [rye]: 1 })).toBeGreaterThan(0);
  });

  it('stops the order whose ✅ was under way when it sold out', async () => {
    await shop.takes(vera, { [rye]: 2 });
    const shown = await shop.says(vera);
    const selling = { operation: sellOutToday, by: olga, input: { productId: rye, isSoldOut: true } };
    const placing = oneAfterTheOther(shop, selling, () => shop.places(vera, shown));
    await expect(placing).rejects.toMatchObject({ code: 'order.sold-out' });
  });

  it('stays what it was in orders, and is named when they are ordered again', async () => {
    const orderId = await shop.buys(vera, { [rye]: 2 });
    await sellOut();
    const again = await shop.as(vera)(putInCartAgain, { orderId });
    expect(again.differences).toMatchObject([{ kind: 'sold-out' }]);
    await shop.as(olga)(archiveProduct, { productId: rye });
    const later = await shop.as(vera)(putInCartAgain, { orderId });
    expect(later.differences).toMatchObject([{ kind: 'gone' }]);
    await expect(shop.as(vera)(addToCart, { shopId: shop.shopId, productId: rye })).rejects.toMatchObject({
      code: 'cart.off-shelf',
    });
    const asked = { shopId: shop.shopId, personId: vera, productId: rye };
    expect(await productPage(shop.em(), asked)).toBeUndefined();
  });

  it('tells those who asked when the next day begins: once, on however many processes', async () => {
    await sellOut();
    expect(await shop.as(mia)(watchProduct, { productId: rye, isWatched: true })).toEqual({ isWatched: true });
    expect(await beginNextDay(shop.em())).toBe(0);
    expect(await told()).toEqual([]);
    await dayIsOver();
    const came = await Promise.all([beginNextDay(shop.em()), beginNextDay(shop.em())]);
    expect(came.toSorted()).toEqual([0, 1]);
    expect(await told()).toEqual([[mia]]);
    expect(await until()).toBeNull();
    expect(await beginNextDay(shop.em())).toBe(0);
  });

  it('tells nobody when it is really sold out by then', async () => {
    await sellOut();
    await shop.as(mia)(watchProduct, { productId: rye, isWatched: true });
    await rows(shop.em())`update product set stock = 0 where id = ${rye}`;
    await dayIsOver();
    expect(await beginNextDay(shop.em())).toBe(1);
    expect(await told()).toEqual([]);
  });

  it('comes back at once when the owner says that there is some again', async () => {
    await sellOut();
    await shop.as(mia)(watchProduct, { productId: rye, isWatched: true });
    for (let time = 0; time < 2; time++) await sellOut(false);
    expect(await told()).toEqual([[mia]]);
    expect(new Set(await everywhere())).toEqual(new Set(['in stock']));
  });

  it.each(says.map((say) => [say.language, say] as const))('leaves room for a name on a button, in %s', (_, say) => {
    const price = say.money({ minor: 99_900, currency: 'EUR' });
    expect(` · ${price} · ${say('catalog.stock.sold-out-today')}`.length).toBeLessThanOrEqual(30);
  });
});
