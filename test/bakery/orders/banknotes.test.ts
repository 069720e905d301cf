import { describe, expect, it } from '@jest/globals';
import { banknotesFor } from '../../../src/bakery/orders/checkout/banknotes.ts';

describe('The banknotes offered for what is to be paid', () => {
  it.each([
    [1140, 'EUR', [1500, 2000, 5000]],
    [300, 'EUR', [500, 1000, 2000]],
    [2000, 'EUR', [2500, 3000, 4000, 5000, 10_000]],
    [45_000, 'RUB', [50_000, 60_000, 100_000, 200_000]],
    [1200, 'JPY', [2000, 5000]],
    [4500, 'KWD', [5000, 10_000, 20_000]],
  ])('%d %s', (total, currency, notes) => {
    expect(banknotesFor(total, currency)).toEqual(notes);
  });

  it('are more than the sum, few and rising, whatever it is', () => {
    for (const currency of ['EUR', 'RUB', 'JPY', 'KWD', 'UAH', 'USD']) {
      for (let total = 1; total < 2 ** 40; total = Math.ceil(total * 1.7)) {
        const notes = banknotesFor(total, currency);
        expect(notes.length).toBeLessThanOrEqual(6);
        expect(notes.length).toBeGreaterThan(0);
        expect(notes[0]).toBeGreaterThan(total);
        expect([...notes].sort((a, b) => a - b)).toEqual(notes);
      }
    }
  });
});
