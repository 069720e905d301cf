import type { Say } from '../../../chat/say.ts';
import { tagText } from '../tags.ts';
import { type Filter, noFilter, type PriceRange } from './filter.ts';

/** `vegan · up to €5 · cheapest first`; empty when nothing was chosen. */
export function filterText(say: Say, filter: Filter): string {
  const { sort, price, tags, today, made } = filter;
  return [
    ...tags.map((tag) => tagText(say, tag)),
    ...(price ? [priceText(say, price)] : []),
    ...(today ? [say('filters.today')] : []),
    ...(made ? [say(`filters.made.${made}`)] : []),
    ...(sort === 'shop' ? [] : [say(`filters.sort.${sort}`)]),
  ].join(' · ');
}

export function priceText(say: Say, { from, to, currency }: PriceRange): string {
  const amount = (minor: number) => say.money({ minor, currency });
  if (from === null) return say('filters.up-to', { to: amount(to ?? 0) });
  return to === null
    ? say('filters.from', { from: amount(from) })
    : say('filters.between', { from: amount(from), to: amount(to) });
}

/** What of it counts in a shop: a range of prices in another currency does not. */
export function inShop(filter: Filter, currency: string): Filter {
  return filter.price && filter.price.currency !== currency ? { ...filter, price: noFilter.price } : filter;
}
