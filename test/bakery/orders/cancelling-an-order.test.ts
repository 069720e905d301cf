import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cancelOrder } from '../../../src/bakery/orders/cancel-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let vera: number;
let rye: number;
let orderId: number;
let serial = 0;
beforeAll(async () => {
  shop = await storefront();
});
beforeEach(async () => {
  vera = await shop.person('Vera');
  rye = await shop.product(shop.shopId, `Rye loaf ${++serial}`, 10);
  const roll = await shop.product(shop.shopId, `Roll ${serial}`, null);
  orderId = await shop.buys(vera, { [rye]: 4, [roll]: 2 }, 'delivery');
  await shop.news();
});
afterAll(() => shop.close());

const cancel = (personId: number) => shop.as(personId)(cancelOrder, { orderId });

describe('A customer who changes their mind', () => {
  it('gets the order cancelled, the loaves go back and no courier comes', async () => {
    await cancel(vera);
    expect(await shop.statusOf(orderId)).toEqual({ order: 'cancelled', delivery: 'called_off', courier: null });
    expect(await shop.stockOf(rye)).toEqual({ stock: 10, moved: 10 });
    expect(await shop.news()).toEqual(['order.cancelled']);
    const steps = await rows(shop.em())`select from_status, to_status, by_id, reason from order_step
      where order_id = ${orderId} order by id`;
    expect(steps).toEqual([
      { from_status: null, to_status: 'pending', by_id: vera, reason: null },
      { from_status: 'pending', to_status: 'cancelled', by_id: vera, reason: null },
    ]);
  });

  it('may tap twenty times: the loaves go back once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => cancel(vera)));
    expect(await shop.stockOf(rye)).toEqual({ stock: 10, moved: 10 });
    expect(await shop.news()).toEqual(['order.cancelled']);
  });

  it.each(['baking', 'ready', 'in_transit', 'completed'])('is too late once it is %s', async (status) => {
    await rows(shop.em())`update orders set status = ${status} where id = ${orderId}`;
    await expect(cancel(vera)).rejects.toMatchObject({ code: 'order.not-cancellable', params: { number: orderId } });
    expect(await shop.stockOf(rye)).toEqual({ stock: 6, moved: 6 });
  });

  it('reaches only orders of their own', async () => {
    const mallory = await shop.person('Mallory');
    await expect(cancel(mallory)).rejects.toMatchObject({ code: 'order.unknown' });
    await expect(shop.as(vera)(cancelOrder, { orderId: 2 ** 31 - 1 })).rejects.toMatchObject({ code: 'order.unknown' });
    expect(await shop.statusOf(orderId)).toMatchObject({ order: 'pending' });
  });

  it('gives back nothing to a shelf that no longer counts', async () => {
    await rows(shop.em())`update product set stock = null where id = ${rye}`;
    await cancel(vera);
    expect(await shop.stockOf(rye)).toMatchObject({ stock: null });
  });
});
