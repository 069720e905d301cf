import { goodsFields } from './columns.ts';
import type { Goods, GoodsField, WrongLine } from './goods.ts';

/** A product as it is, in the form of a line. */
export type Existing = Required<Omit<Goods, 'line' | 'stock' | 'cost' | 'lowAt' | 'weightGrams'>> & {
  readonly productId: number;
  readonly line: number;
  readonly stock: number | null;
  readonly cost: number | null;
  readonly lowAt: number | null;
  readonly weightGrams: number | null;
};

export interface Change {
  readonly line: number;
  readonly productId: number;
  readonly name: string;
  /** What changes, and what it was when it was planned. */
  readonly before: Partial<Record<GoodsField, unknown>>;
}

/** What else should be known of a table before it is brought in; what is left out is nothing. */
export interface About {
  /** The sheet that was read, when there are others. */
  readonly sheet?: string;
  /** Titles that nobody knows. */
  readonly columns?: readonly string[];
  /** Files beside it that no line names. */
  readonly pictures?: readonly string[];
  /** Those that are not there yet. */
  readonly categories?: readonly string[];
}

/** What a table would do. */
export interface Plan {
  /** Lines of products that are not there yet. */
  readonly made: readonly number[];
  readonly changed: readonly Change[];
  /** How many say nothing new. */
  readonly same: number;
  /** Lines of new products without a price. */
  readonly priceless: readonly number[];
  /** The newest movement of any stock that was known then. */
  readonly seenId: number;
  readonly about?: About;
}

/** Compares what lines say with what is there. Lists are the same in any order, categories in any case. */
export function planOf(goods: readonly Goods[], existing: ReadonlyMap<number, Existing>, seenId: number): Plan {
  const made: number[] = [];
  const priceless: number[] = [];
  const changed: Change[] = [];
  for (const one of goods) {
    const there = existing.get(one.line);
    if (!there) (one.price === undefined ? priceless : made).push(one.line);
    else {
      const differing = goodsFields.filter(
        (field) => one[field] !== undefined && !isSame(field, one[field], there[field]),
      );
      const before = Object.fromEntries(differing.map((field) => [field, there[field]]));
      if (differing.length > 0) changed.push({ line: one.line, productId: there.productId, name: there.name, before });
    }
  }
  return { made, priceless, changed, seenId, same: goods.length - made.length - priceless.length - changed.length };
}

/** New products cannot be without a price. */
export function pricelessIn(goods: readonly Goods[], { priceless }: Plan): WrongLine[] {
  const names = new Map(goods.map(({ line, name }) => [line, name]));
  return priceless.map((line) => ({ line, why: 'no-price', params: { name: names.get(line) ?? '' } }));
}

/** Whether the same would be done to the same: that orders have moved a stock meanwhile is nothing new. */
export function isAsSeen(seen: Plan, now: Plan): boolean {
  return essence(seen) === essence(now);
}

function essence({ made, changed }: Plan): string {
  const withoutStock = changed.map(({ productId, before }) => {
    const { stock, ...others } = before;
    const entries = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
    // Whether a stock is kept matters; how many there are is reckoned when it is done.
    return entries.length > 0 || stock === null ? [productId, entries, stock === null] : [];
  });
  return JSON.stringify([made, withoutStock.filter((one) => one.length > 0)]);
}

function isSame(field: GoodsField, said: unknown, there: unknown): boolean {
  if (!Array.isArray(said) || !Array.isArray(there)) return said === there;
  const plain = (list: readonly string[]) =>
    list.map((word) => (field === 'categories' ? word.toLowerCase() : word)).sort();
  return JSON.stringify(plain(said)) === JSON.stringify(plain(there));
}
