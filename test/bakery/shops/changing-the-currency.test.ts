import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '../../../src/bakery/orders/checkout/place-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { editShop } from '../../../src/bakery/shops/settings/edit-shop.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

describe('The currency of a shop', () => {
  let front: Storefront;
  let olga: number;
  let rye: number;
  beforeAll(async () => {
    front = await storefront();
    olga = await front.person('Olga');
    await front.hire(olga, front.shopId, 'owner');
    rye = await front.product(front.shopId, 'Rye', 50);
  });
  afterAll(() => front.close());

  const change = (value: string, seen: string) =>
    front.as(olga)(editShop, { shopId: front.shopId, column: 'currency', value, seen });
  const currency = async () => {
    const [shop] = await rows<{ currency: string }>(front.em())`select currency from shop where id = ${front.shopId}`;
    return shop!.currency;
  };

  it('changes under nobody’s ✅: who has read other money reads the summary again', async () => {
    const vera = await front.person('Vera');
    await front.takes(vera, { [rye]: 1 });
    const shown = await front.says(vera);
    expect(await change('JPY', 'EUR')).toEqual({ isSaved: true });
    await expect(front.places(vera, shown)).rejects.toMatchObject({ code: 'order.changed' });
    expect(await change('EUR', 'JPY')).toEqual({ isSaved: true });
  });

  it('stays when an order comes in between the question and the answer, and after it', async () => {
    const vera = await front.person('Vera');
    await front.takes(vera, { [rye]: 1 });
    const shown = await front.says(vera);
    const first = { operation: placeOrder, by: vera, input: shown };
    await expect(oneAfterTheOther(front, first, () => change('JPY', 'EUR'))).rejects.toMatchObject({
      code: 'shop.currency-locked',
    });
    await expect(change('JPY', 'EUR')).rejects.toMatchObject({ code: 'shop.currency-locked' });
    expect(await currency()).toBe('EUR');
  });
});
