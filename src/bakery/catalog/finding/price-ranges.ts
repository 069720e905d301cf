import type { PriceRange } from './filter.ts';

/** Ranges to choose from, cheap to dear, at round amounts near the shop's own. @param quarters ascending, minor units. */
export function priceRanges(quarters: readonly number[], currency: string): PriceRange[] {
  const edges = [...new Set(quarters.map(rounded))];
  return [...edges, null].map((to, place) => ({ from: edges[place - 1] ?? null, to, currency })).filter(isBounded);
}

function isBounded({ from, to }: PriceRange): boolean {
  return from !== null || to !== null;
}

/** To half a digit: 463 → 450, 1999 → 2000, 7 → 7. */
function rounded(minor: number): number {
  const step = 10 ** Math.floor(Math.log10(minor)) / 2;
  return step < 1 ? minor : Math.round(minor / step) * step;
}
