import { MAX_MINOR } from '../../money.ts';
import { type Tag, tags } from '../tags.ts';

/** `shop`: as the shop has put them. Buttons carry the position in this list, so new ones are added at the end. */
export const sorts = ['shop', 'popular', 'cheap', 'dear', 'newest'] as const;
export type Sort = (typeof sorts)[number];

/** How it is made: waiting on the shelf, or baked to order. */
export const makings = ['shelf', 'order'] as const;
export type Making = (typeof makings)[number];

/** Minor units; both ends belong to it, null = open. */
export interface PriceRange {
  readonly from: number | null;
  readonly to: number | null;
  /** Elsewhere the range means nothing. */
  readonly currency: string;
}

/** How somebody wants to see what a shop has. */
export interface Filter {
  readonly sort: Sort;
  readonly price: PriceRange | null;
  /** It must have all of them. */
  readonly tags: readonly Tag[];
  /** Can be had today. */
  readonly today: boolean;
  readonly made: Making | null;
}

export const noFilter: Filter = { sort: 'shop', price: null, tags: [], today: false, made: null };

/** What was kept, as far as it can be understood: it may come from an older or a newer release. */
export function readFilter(kept: unknown): Filter {
  if (typeof kept !== 'object' || kept === null) return noFilter;
  const { sort, price, tags: wanted, today, made } = kept as Record<string, unknown>;
  return {
    sort: sorts.find((one) => one === sort) ?? 'shop',
    price: readRange(price),
    tags: Array.isArray(wanted) ? tags.filter((tag) => wanted.includes(tag)) : [],
    today: today === true,
    made: makings.find((one) => one === made) ?? null,
  };
}

function readRange(kept: unknown): PriceRange | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { from, to, currency } = kept as Record<string, unknown>;
  if (typeof currency !== 'string') return null;
  return rangeOf(amount(from), amount(to), currency);
}

function amount(kept: unknown): number | null {
  return Number.isSafeInteger(kept) && (kept as number) > 0 ? Math.min(kept as number, MAX_MINOR) : null;
}

function rangeOf(from: number | null, to: number | null, currency: string): PriceRange | null {
  if (from === null && to === null) return null;
  return from !== null && to !== null && from > to ? { from: to, to: from, currency } : { from, to, currency };
}

/** Some products are left out, the order aside. */
export function isNarrow({ price, tags: wanted, today, made }: Filter): boolean {
  return price !== null || wanted.length > 0 || today || made !== null;
}

/** Choices made, the order being one. */
export function choicesIn(filter: Filter): number {
  const { sort, price, tags: wanted, today, made } = filter;
  return wanted.length + [sort !== 'shop', price !== null, today, made !== null].filter(Boolean).length;
}

/** As buttons carry it; 0 = none. */
export interface PackedFilter {
  readonly choices: number;
  readonly from: number;
  readonly to: number;
}

const TODAY = 2 ** tags.length;
const MADE = 2 * TODAY;
const SORT = 4 * MADE;

export function packFilter({ sort, price, tags: wanted, today, made }: Filter): PackedFilter {
  const ticked = wanted.reduce((sum, tag) => sum + 2 ** tags.indexOf(tag), 0);
  const making = made === null ? 0 : makings.indexOf(made) + 1;
  return {
    choices: ticked + (today ? TODAY : 0) + making * MADE + sorts.indexOf(sort) * SORT,
    from: price?.from ?? 0,
    to: price?.to ?? 0,
  };
}

/** Whatever a button says, the result is a filter: a forged one is as good as a tapped one. */
export function unpackFilter({ choices, from, to }: PackedFilter, currency: string): Filter {
  return {
    sort: sorts[Math.floor(choices / SORT)] ?? 'shop',
    price: rangeOf(amount(from), amount(to), currency),
    tags: tags.filter((_tag, place) => Math.floor(choices / 2 ** place) % 2 === 1),
    today: Math.floor(choices / TODAY) % 2 === 1,
    made: makings[(Math.floor(choices / MADE) % 4) - 1] ?? null,
  };
}
