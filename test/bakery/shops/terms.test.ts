import { describe, expect, it } from '@jest/globals';
import { kilometresBetween, kilometresText } from '../../../src/bakery/shops/distance.ts';
import { deliveryFeeOf, missingToFree, missingToMinimum } from '../../../src/bakery/shops/terms.ts';

const terms = { shopFee: 250, freeFrom: 2000, minimum: 500 };

describe('What a shop asks of an order', () => {
  it('is a fee until there is enough, to the cent', () => {
    expect([0, 1999, 2000, 2001].map((items) => deliveryFeeOf(terms, items))).toEqual([250, 250, 0, 0]);
    expect(deliveryFeeOf({ ...terms, freeFrom: null }, 99_999_999)).toBe(250);
    expect([1500, 2000, 3000].map((items) => missingToFree(terms, items))).toEqual([500, 0, 0]);
    expect(missingToFree({ ...terms, shopFee: 0 }, 100)).toBe(0);
  });

  it('is a least sum', () => {
    expect([0, 499, 500, 501].map((items) => missingToMinimum(terms, items))).toEqual([500, 1, 0, 0]);
  });
});

describe('How far it is', () => {
  const alexanderplatz = { latitude: 52.5219, longitude: 13.4132 };
  it.each([
    ['Potsdam', { latitude: 52.3989, longitude: 13.0657 }, 27.2],
    ['Sydney', { latitude: -33.8688, longitude: 151.2093 }, 16_096],
    ['the same place', alexanderplatz, 0],
  ])('to %s is known to half a percent', (_place, place, kilometres) => {
    const found = kilometresBetween(alexanderplatz, place)!;
    expect(Math.abs(found - kilometres)).toBeLessThanOrEqual(kilometres * 0.005 + 0.001);
  });

  it('is a short way over the line where the date changes', () => {
    const [east, west] = [
      { latitude: 0, longitude: 179.9 },
      { latitude: 0, longitude: -179.9 },
    ];
    expect(kilometresBetween(east, west)).toBeCloseTo(22.24, 1);
  });

  it('is not known without a point', () => {
    expect(kilometresBetween(alexanderplatz, { latitude: null, longitude: null })).toBeUndefined();
  });

  it('is said as its reader writes it', () => {
    expect([kilometresText(12.44, 'en'), kilometresText(12.44, 'de'), kilometresText(1234.5, 'en')]).toEqual([
      '12.4',
      '12,4',
      '1,235',
    ]);
  });
});
