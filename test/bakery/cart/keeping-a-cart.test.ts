import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../../src/bakery/cart/add-to-cart.ts';
import { bringBackCart } from '../../../src/bakery/cart/bring-back-cart.ts';
import { cartContents } from '../../../src/bakery/cart/cart.queries.ts';
import { clearCart } from '../../../src/bakery/cart/clear-cart.ts';
import { fitToStock } from '../../../src/bakery/cart/fit-to-stock.ts';
import { inscribeLine } from '../../../src/bakery/cart/inscribe-line.ts';
import { notePrices } from '../../../src/bakery/cart/note-prices.ts';
import { setQuantity } from '../../../src/bakery/cart/set-quantity.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
beforeAll(async () => {
  shop = await storefront();
});
afterAll(() => shop.close());

const contents = (personId: number) => cartContents(shop.em(), shop.shopId, personId);
const linesOf = async (personId: number) =>
  (await contents(personId)).lines.map(({ name, quantity }) => `${quantity} ${name}`);
const clear = (personId: number) => shop.as(personId)(clearCart, { shopId: shop.shopId });
const bringBack = (personId: number) => shop.as(personId)(bringBackCart, { shopId: shop.shopId });
const count = (personId: number, productId: number, quantity: number) =>
  shop.as(personId)(setQuantity, { shopId: shop.shopId, productId, quantity });
const inscribe = (personId: number, productId: number, inscription: string) =>
  shop.as(personId)(inscribeLine, { shopId: shop.shopId, productId, inscription });

async function cake(name: string): Promise<number> {
  const id = await shop.product(shop.shopId, name, null);
  await rows(shop.em())`update product set takes_inscription = true where id = ${id}`;
  return id;
}

describe('An exact quantity', () => {
  it('counts a line up, down, and back in when it was taken out', async () => {
    const vera = await shop.person('Vera');
    const rye = await shop.product(shop.shopId, 'Rye loaf', 12);
    for (const quantity of [7, 3, 12]) expect(await count(vera, rye, quantity)).toEqual({ quantity });
    expect(await linesOf(vera)).toEqual(['12 Rye loaf']);
    expect(await shop.cartOf(vera)).toEqual({ version: 3, pieces: 12 });
  });

  it('above what is left, or above 99, changes nothing', async () => {
    const boris = await shop.person('Boris');
    const [few, many] = [
      await shop.product(shop.shopId, 'Few', 4),
      await shop.product(shop.shopId, 'Baked to order', null),
    ];
    await shop.takes(boris, { [few]: 2, [many]: 2 });
    await expect(count(boris, few, 5)).rejects.toMatchObject({ code: 'cart.not-so-many', params: { left: 4 } });
    await expect(count(boris, many, 100)).rejects.toMatchObject({ code: 'cart.too-many' });
    await shop.change(few, { onShelf: false });
    await expect(count(boris, few, 1)).rejects.toMatchObject({ code: 'cart.off-shelf' });
    expect(await linesOf(boris)).toEqual(['2 Few', '2 Baked to order']);
    expect(await shop.cartOf(boris)).toEqual({ version: 4, pieces: 4 });
  });
});

describe('A cart that was cleared', () => {
  it('comes back as it was, in its order, with its texts, once', async () => {
    const vera = await shop.person('Vera');
    const [torte, roll] = [await cake('Torte'), await shop.product(shop.shopId, 'Roll', 9)];
    await shop.takes(vera, { [torte]: 1 });
    await shop.takes(vera, { [roll]: 2 });
    await inscribe(vera, torte, 'For Oma');
    const before = (await contents(vera)).lines;
    expect(await clear(vera)).toEqual({ lines: 2 });
    expect(await contents(vera)).toMatchObject({ lines: [], cleared: 2 });
    expect(await clear(vera)).toEqual({ lines: 0 });
    expect(await bringBack(vera)).toEqual({ gone: [] });
    expect(await contents(vera)).toMatchObject({ lines: before, cleared: 0 });
    expect(await bringBack(vera)).toEqual({ gone: [] });
    expect((await contents(vera)).lines).toEqual(before);
  });

  it('comes back without what is gone or sold out, which is named', async () => {
    const vera = await shop.person('Vera');
    const wanted: Record<string, number> = {};
    for (const name of ['Kept', 'Hidden', 'Eaten']) wanted[name] = await shop.product(shop.shopId, `${name} bun`, 5);
    for (const id of Object.values(wanted)) await shop.takes(vera, { [id]: 2 });
    await clear(vera);
    await shop.change(wanted.Hidden!, { onShelf: false });
    await shop.change(wanted.Eaten!, { stock: 0 });
    expect(await bringBack(vera)).toEqual({ gone: ['Hidden bun', 'Eaten bun'] });
    expect(await linesOf(vera)).toEqual(['2 Kept bun']);
  });

  it('is forgotten when something else is put in', async () => {
    const vera = await shop.person('Vera');
    const [one, other] = [
      await shop.product(shop.shopId, 'One thing', 5),
      await shop.product(shop.shopId, 'Other thing', 5),
    ];
    await shop.takes(vera, { [one]: 2 });
    await clear(vera);
    await shop.takes(vera, { [other]: 1 });
    await bringBack(vera);
    expect(await linesOf(vera)).toEqual(['1 Other thing']);
    expect(await contents(vera)).toMatchObject({ cleared: 0 });
  });

  it("is nobody else's", async () => {
    const [vera, mallory] = [await shop.person('Vera'), await shop.person('Mallory')];
    const bun = await shop.product(shop.shopId, "Vera's bun", 5);
    await shop.takes(vera, { [bun]: 2 });
    await clear(mallory);
    expect(await linesOf(vera)).toEqual(["2 Vera's bun"]);
    await clear(vera);
    expect(await bringBack(mallory)).toEqual({ gone: [] });
    expect(await linesOf(mallory)).toEqual([]);
    expect(await contents(vera)).toMatchObject({ cleared: 1 });
  });

  it('is cleared and brought back once, however many taps come at a time', async () => {
    const tara = await shop.person('Tara');
    const bun = await shop.product(shop.shopId, 'Quick bun', 5);
    await shop.takes(tara, { [bun]: 2 });
    const cleared = await Promise.all(Array.from({ length: 6 }, () => clear(tara)));
    expect(cleared.map(({ lines }) => lines).sort()).toEqual([0, 0, 0, 0, 0, 1]);
    await Promise.all(Array.from({ length: 6 }, () => bringBack(tara)));
    expect(await linesOf(tara)).toEqual(['2 Quick bun']);
  });
});

describe('What is written on a cake', () => {
  it('is asked for until it is said, or said to be nothing', async () => {
    const vera = await shop.person('Vera');
    const torte = await cake('Sacher');
    const add = () => shop.as(vera)(addToCart, { shopId: shop.shopId, productId: torte });
    expect(await add()).toMatchObject({ quantity: 1, asksInscription: true });
    expect(await add()).toMatchObject({ quantity: 2, asksInscription: true });
    await inscribe(vera, torte, '');
    expect(await add()).toMatchObject({ quantity: 3, asksInscription: false });
  });

  it('goes into the order, and an empty text does not', async () => {
    const vera = await shop.person('Vera');
    const [torte, plain] = [await cake('Written torte'), await cake('Plain torte')];
    await shop.takes(vera, { [torte]: 2, [plain]: 1 });
    await inscribe(vera, torte, 'Anna <30>');
    await inscribe(vera, plain, '');
    const orderId = await shop.places(vera, await shop.says(vera));
    const lines = await rows(shop.em())`
      select name, inscription from order_line where order_id = ${orderId} order by name`;
    expect(lines).toEqual([
      { name: 'Plain torte', inscription: null },
      { name: 'Written torte', inscription: 'Anna <30>' },
    ]);
  });

  it('changes what a summary said, so that an older ✅ orders nothing', async () => {
    const vera = await shop.person('Vera');
    const torte = await cake('Torte of two minds');
    await shop.takes(vera, { [torte]: 1 });
    const shown = await shop.says(vera);
    await inscribe(vera, torte, 'Wait');
    await expect(shop.places(vera, shown)).rejects.toMatchObject({ code: 'order.changed' });
  });

  it('is nothing for bread, for what is not in the cart, or for the cart of somebody else', async () => {
    const [vera, mallory] = [await shop.person('Vera'), await shop.person('Mallory')];
    const [bread, torte] = [await shop.product(shop.shopId, 'Plain bread', 5), await cake("Vera's torte")];
    await shop.takes(vera, { [bread]: 1, [torte]: 1 });
    await expect(inscribe(vera, bread, 'Hello')).rejects.toMatchObject({ code: 'cart.no-inscription' });
    await expect(inscribe(mallory, torte, 'Hello')).rejects.toMatchObject({ code: 'cart.not-there' });
    expect((await contents(vera)).lines.map(({ inscription }) => inscription)).toEqual([null, null]);
    expect(await shop.cartOf(vera)).toEqual({ version: 2, pieces: 2 });
  });

  it('stands on ten of an order at most', async () => {
    const gerda = await shop.person('Gerda');
    const cakes: number[] = [];
    for (let i = 0; i < 11; i++) cakes.push(await cake(`Cake ${i}`));
    await shop.takes(gerda, Object.fromEntries(cakes.map((id) => [id, 1])));
    for (const id of cakes.slice(0, 10)) await inscribe(gerda, id, 'Hooray');
    await expect(inscribe(gerda, cakes[10]!, 'Hooray')).rejects.toMatchObject({ code: 'cart.too-many-texts' });
    await inscribe(gerda, cakes[0]!, 'Hooray again');
    await inscribe(gerda, cakes[0]!, '');
    await inscribe(gerda, cakes[10]!, 'Hooray');
  });
});

describe('What has changed since something was put in', () => {
  it('is the price, until it was read', async () => {
    const vera = await shop.person('Vera');
    const roll = await shop.product(shop.shopId, 'Dearer roll', 9);
    await shop.takes(vera, { [roll]: 1 });
    await shop.change(roll, { price: 300 });
    await shop.takes(vera, { [roll]: 1 });
    expect((await contents(vera)).lines).toMatchObject([{ priceSeen: 250, price: 300 }]);
    await shop.as(vera)(notePrices, { shopId: shop.shopId, seen: [{ productId: roll, price: 300 }] });
    expect((await contents(vera)).lines).toMatchObject([{ priceSeen: 300, price: 300 }]);
  });

  it('is the stock, and one tap takes what is left', async () => {
    const vera = await shop.person('Vera');
    const [roll, bun] = [
      await shop.product(shop.shopId, 'Scarce roll', 9),
      await shop.product(shop.shopId, 'Plenty bun', null),
    ];
    await shop.takes(vera, { [roll]: 5, [bun]: 2 });
    const takeLeft = (productId: number) => shop.as(vera)(fitToStock, { productId });
    await shop.change(roll, { stock: 3 });
    expect(await takeLeft(roll)).toEqual({ quantity: 3, shopId: shop.shopId });
    expect(await takeLeft(roll)).toEqual({ quantity: null, shopId: null });
    expect(await takeLeft(bun)).toEqual({ quantity: null, shopId: null });
    await shop.change(roll, { stock: 0 });
    expect(await takeLeft(roll)).toEqual({ quantity: null, shopId: null });
    expect(await linesOf(vera)).toEqual(['3 Scarce roll', '2 Plenty bun']);
    expect(await shop.cartOf(vera)).toEqual({ version: 8, pieces: 5 });
  });
});
