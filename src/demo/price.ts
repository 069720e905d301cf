import { minorDigits } from '../bakery/money.ts';

/** Roughly what a euro buys, so that a demo price looks like a price; no rates, and at par where nothing is said. */
const worthOfEuro: Readonly<Record<string, number>> = {
  AMD: 400,
  CZK: 25,
  GEL: 3,
  HUF: 400,
  INR: 90,
  JPY: 160,
  KRW: 1_500,
  KZT: 500,
  MDL: 20,
  PLN: 4,
  RSD: 120,
  RUB: 100,
  TRY: 40,
  UAH: 45,
};

/** @returns minor units of the currency for what costs so many euro cents, without small change where a unit is small. */
export function demoPrice(euroCents: number, currency: string): number {
  const worth = worthOfEuro[currency] ?? 1;
  const step = worth >= 100 ? 10 : worth >= 20 ? 1 : 0.01;
  const units = Math.round((euroCents * worth) / 100 / step) * step;
  return Math.round(units * 10 ** minorDigits(currency));
}
