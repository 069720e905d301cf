import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { placeOrder } from '../../../src/bakery/orders/checkout/place-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { lindenstrasse, type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let vera: number;
let rye: number;
let serial = 0;
beforeAll(async () => {
  shop = await storefront();
});
beforeEach(async () => {
  vera = await shop.person('Vera');
  rye = await shop.product(shop.shopId, `Rye loaf ${++serial}`, 10);
  await shop.news();
});
afterAll(() => shop.close());

const ordersOf = (personId: number) =>
  rows<{ id: number }>(shop.em())`select id from orders where customer_id = ${personId}`;

describe('An order that is placed', () => {
  it('takes the stock, empties the cart and is told once', async () => {
    const roll = await shop.product(shop.shopId, `Roll ${serial}`, null);
    await shop.takes(vera, { [rye]: 3, [roll]: 2 });
    const shown = await shop.says(vera);
    const orderId = await shop.places(vera, shown);

    expect(await shop.stockOf(rye)).toEqual({ stock: 7, moved: 7 });
    expect(await shop.stockOf(roll)).toEqual({ stock: null, moved: 0 });
    expect(await shop.cartOf(vera)).toEqual({ version: shown.version + 1, pieces: 0 });
    expect(await shop.news()).toEqual(['order.placed']);
    expect(await shop.statusOf(orderId)).toEqual({ order: 'pending', delivery: null, courier: null });
    const [order] = await rows(shop.em())`select o.item_total, o.delivery_fee, o.total, o.phone, o.address, o.payment,
      (select json_agg(json_build_array(from_status, to_status, by_id)) from order_step where order_id = o.id) as steps,
      (select json_agg(json_build_array(name, price, quantity, from_stock) order by product_id) from order_line
        where order_id = o.id) as lines
      from orders o where o.id = ${orderId}`;
    expect(order).toEqual({
      item_total: 1250,
      delivery_fee: 0,
      total: 1250,
      phone: '+49301234567',
      address: null,
      payment: 'cash',
      steps: [[null, 'pending', vera]],
      lines: [
        [`Rye loaf ${serial}`, 250, 3, true],
        [`Roll ${serial}`, 250, 2, false],
      ],
    });
  });

  it('to be brought is offered to couriers and costs the fee', async () => {
    await rows(shop.em())`update shop set delivery_fee = 200 where id = ${shop.shopId}`;
    await shop.takes(vera, { [rye]: 1 });
    const shown = await shop.says(vera, { fulfilment: 'delivery', place: lindenstrasse });
    expect(shown.total).toBe(450);
    const orderId = await shop.places(vera, shown);
    expect(await shop.statusOf(orderId)).toMatchObject({ delivery: 'offered' });
    await rows(shop.em())`update shop set delivery_fee = 0 where id = ${shop.shopId}`;
  });
});

describe('One summary', () => {
  it('confirmed twenty times at once is one order, and every tap hears of it', async () => {
    await shop.takes(vera, { [rye]: 2 });
    const shown = await shop.says(vera);
    const ids = await Promise.all(Array.from({ length: 20 }, () => shop.places(vera, shown)));
    expect(new Set(ids).size).toBe(1);
    expect(await ordersOf(vera)).toHaveLength(1);
    expect(await shop.stockOf(rye)).toEqual({ stock: 8, moved: 8 });
    expect(await shop.news()).toEqual(['order.placed']);
  });

  it('confirmed again weeks later, with a new cart under way, is still that order', async () => {
    await shop.takes(vera, { [rye]: 1 });
    const shown = await shop.says(vera);
    const orderId = await shop.places(vera, shown);
    await shop.takes(vera, { [rye]: 1 });
    expect(await shop.places(vera, shown)).toBe(orderId);
    expect(await shop.cartOf(vera)).toMatchObject({ pieces: 1 });
    expect(await ordersOf(vera)).toHaveLength(1);
  });

  it('under a cart that was changed orders nothing', async () => {
    await shop.takes(vera, { [rye]: 1 });
    const shown = await shop.says(vera);
    await shop.takes(vera, { [rye]: 1 });
    await expect(shop.places(vera, shown)).rejects.toMatchObject({ code: 'order.changed' });
    await shop.places(vera, await shop.sees(vera));
  });

  it('of an order to be picked up does not send a courier', async () => {
    await shop.takes(vera, { [rye]: 1 });
    const pickup = await shop.says(vera);
    await shop.says(vera, { fulfilment: 'delivery', place: lindenstrasse });
    await expect(shop.places(vera, pickup)).rejects.toMatchObject({ code: 'order.changed' });
  });

  it('with an old price orders nothing; the new one does', async () => {
    await shop.takes(vera, { [rye]: 2 });
    const shown = await shop.says(vera);
    await shop.change(rye, { price: 300 });
    const refusal = { code: 'order.total-changed', params: { before: 500, total: 600 } };
    await expect(shop.places(vera, shown)).rejects.toMatchObject(refusal);
    expect(await shop.stockOf(rye)).toEqual({ stock: 10, moved: 10 });
    const renewed = await shop.sees(vera);
    expect(renewed).toEqual({ ...shown, total: 600 });
    await shop.places(vera, renewed);
  });

  it.each([
    ['another total', { total: 1 }, 'order.total-changed'],
    ['another version', { version: 7777 }, 'order.changed'],
    ['a cart nobody has', { cartId: 2 ** 31 - 1 }, 'order.empty'],
  ])('forged with %s orders nothing', async (_what, forged, code) => {
    await shop.takes(vera, { [rye]: 1 });
    const shown = await shop.says(vera);
    await expect(shop.places(vera, { ...shown, ...forged })).rejects.toMatchObject({ code });
    expect(await ordersOf(vera)).toHaveLength(0);
  });

  it('of somebody else orders nothing, before and after it was confirmed', async () => {
    const mallory = await shop.person('Mallory');
    await shop.takes(vera, { [rye]: 1 });
    const shown = await shop.says(vera);
    await expect(shop.places(mallory, shown)).rejects.toMatchObject({ code: 'order.empty' });
    await shop.places(vera, shown);
    await expect(shop.places(mallory, shown)).rejects.toMatchObject({ code: 'order.empty' });
    expect(await ordersOf(mallory)).toHaveLength(0);
  });

  it('before phone and way were said orders nothing', async () => {
    await shop.takes(vera, { [rye]: 1 });
    await expect(shop.places(vera, await shop.sees(vera))).rejects.toMatchObject({ code: 'order.changed' });
    await shop.says(vera, { fulfilment: 'delivery' });
    await expect(shop.places(vera, await shop.sees(vera))).rejects.toMatchObject({ code: 'order.changed' });
  });
});

describe('Stock', () => {
  it.each([
    ['sold out', { stock: 0 }, { code: 'order.sold-out' }],
    ['down to one', { stock: 1 }, { code: 'order.only-left', params: { left: 1 } }],
    ['off the shelf', { onShelf: false }, { code: 'order.sold-out' }],
  ])('that is %s meanwhile is refused by name, and nothing is taken', async (_how, change, refusal) => {
    const roll = await shop.product(shop.shopId, `Roll ${serial}`, 5);
    await shop.takes(vera, { [rye]: 2, [roll]: 2 });
    const shown = await shop.says(vera);
    await shop.change(rye, change);
    const refused = shop.places(vera, shown);
    await expect(refused).rejects.toMatchObject(refusal);
    await expect(refused).rejects.toMatchObject({ params: { name: `Rye loaf ${serial}` } });
    expect(await shop.stockOf(roll)).toEqual({ stock: 5, moved: 5 });
    expect(await shop.cartOf(vera)).toMatchObject({ pieces: 4 });
    expect(await shop.news()).toEqual([]);
  });

  it('of four is shared by ten hungry customers without a fifth', async () => {
    const last = await shop.product(shop.shopId, `Last ${serial}`, 4);
    const people = await Promise.all(Array.from({ length: 10 }, (_, i) => shop.person(`Guest ${i}`)));
    const summaries = await Promise.all(
      people.map(async (person, i) => {
        await shop.takes(person, i % 2 ? { [rye]: 1, [last]: 1 } : { [last]: 1, [rye]: 1 });
        return { person, shown: await shop.says(person) };
      }),
    );
    const placed = await Promise.allSettled(summaries.map(({ person, shown }) => shop.places(person, shown)));
    expect(placed.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    expect(placed.filter((one) => one.status === 'rejected' && one.reason.code !== 'order.sold-out')).toEqual([]);
    expect(await shop.stockOf(last)).toEqual({ stock: 0, moved: 0 });
    expect(await shop.stockOf(rye)).toEqual({ stock: 6, moved: 6 });
  });
});

describe('Who may place an order', () => {
  it('is anybody, without a role', () => {
    expect(placeOrder.allow).toEqual(['anybody']);
  });
});
