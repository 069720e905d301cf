import { minorDigits } from '../../money.ts';

/** The smallest note that somebody pays with and wants change from, in major units; 5 where nothing is said. */
const smallest: Readonly<Record<string, number>> = {
  AMD: 1000,
  BGN: 10,
  BYN: 10,
  CHF: 10,
  CNY: 10,
  CZK: 100,
  DKK: 50,
  HUF: 500,
  ILS: 20,
  INR: 50,
  JPY: 1000,
  KGS: 50,
  KRW: 1000,
  KZT: 500,
  MDL: 20,
  MXN: 20,
  NOK: 50,
  PLN: 10,
  RON: 10,
  RSD: 100,
  RUB: 100,
  SEK: 20,
  TRY: 50,
  UAH: 50,
  UZS: 5000,
  VND: 10_000,
};
const MOST = 6;

/**
 * What people hand over for so much: the next sums above it that are made of one kind of note (1, 2 and 5 times a power
 * of ten), the smallest first. €11.40 → 15, 20, 50. Minor units.
 */
export function banknotesFor(total: number, currency: string): number[] {
  const unit = 10 ** minorDigits(currency);
  const sums = new Set<number>();
  const least = (smallest[currency] ?? 5) * unit;
  for (let power = unit; power <= 10 * Math.max(total, least); power *= 10) {
    for (const note of [power, 2 * power, 5 * power]) {
      const isSensible = note >= least && note * 20 >= total && note <= Math.max(5 * total, 4 * least);
      if (isSensible) sums.add(Math.ceil((total + 1) / note) * note);
    }
  }
  return [...sums].sort((a, b) => a - b).slice(0, MOST);
}
