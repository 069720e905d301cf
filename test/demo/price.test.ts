import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoPrice } from '../../src/demo/price.ts';
import { demoProducts } from '../../src/demo/products.ts';
import { type DemoBakery, demoBakery } from './demo-bakery.ts';

describe('A demo bakery in another currency', () => {
  let bakery: DemoBakery;
  beforeAll(async () => {
    bakery = await demoBakery();
    await bakery.open({ currency: 'RUB' });
  });
  afterAll(() => bakery.close());

  it('has shop, shelves and orders in it', async () => {
    expect(await bakery.sql('select currency from shop where id > $1', [0])).toEqual([{ currency: 'RUB' }]);
    expect(await bakery.sql('select distinct currency from orders where id > $1', [0])).toEqual([{ currency: 'RUB' }]);
    const { name, priceMinor } = demoProducts[0]!;
    const [first] = await bakery.sql<{ price: number }>('select price from product where name = $1', [name.en]);
    expect(first!.price).toBe(priceMinor * 100);
  });
});

describe('A demo price', () => {
  it.each([
    [450, 'EUR', 450],
    [450, 'JPY', 720],
    [450, 'RUB', 45_000],
    [455, 'UAH', 20_500],
    [450, 'KWD', 4_500],
  ])('of %i euro cents is in %s %i', (cents, currency, minor) => {
    expect(demoPrice(cents, currency)).toBe(minor);
  });

  it.each(['EUR', 'USD', 'RUB', 'JPY', 'KZT', 'KRW', 'CLP'])('in %s earns money with every product', (currency) => {
    for (const { priceMinor, costMinor } of demoProducts) {
      expect(demoPrice(costMinor, currency)).toBeLessThan(demoPrice(priceMinor, currency));
    }
  });
});
