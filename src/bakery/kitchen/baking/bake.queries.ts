import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';
import { short } from '../short.ts';

/** So many pieces of a product for the orders of a slot. */
export interface ToBake {
  readonly slotAt: Date;
  /** Promised for a time that is over. */
  readonly isLate: boolean;
  readonly productId: number;
  readonly name: string;
  readonly pieces: number;
}

export interface BakeList {
  readonly wanted: readonly ToBake[];
  readonly page: number;
  /** Rows on all pages. */
  readonly count: number;
  /** Pieces on all pages. */
  readonly pieces: number;
  readonly timeZone: string;
}

interface Wanted extends ToBake {
  readonly count: number;
  readonly total: number;
  readonly timeZone: string;
}

/** What open orders wait for, minus what is baked already; late first, then by slot. */
export async function bakeList(em: SqlEntityManager, shopId: number, page: number, now: Date): Promise<BakeList> {
  const found = await rows<Wanted>(em)`
    with ${short(shopId, now)}
    select slot_at as "slotAt", is_late as "isLate", id as "productId", name, time_zone as "timeZone",
      sum(pieces)::int as pieces, (count(*) over ())::int as count, (sum(sum(pieces)) over ())::int as total
    from short group by is_late, slot_at, id, name, time_zone
    order by is_late desc, slot_at, name, id limit ${PAGE} offset ${page * PAGE}`;
  if (found.length === 0 && page > 0) return bakeList(em, shopId, 0, now);
  const { count = 0, total: pieces = 0, timeZone = 'UTC' } = found[0] ?? {};
  return { wanted: found, page, count, pieces, timeZone };
}

export interface OnShelf {
  readonly productId: number;
  readonly name: string;
  /** Null = baked to order. */
  readonly stock: number | null;
}

export interface ShelfList {
  readonly products: readonly OnShelf[];
  readonly page: number;
  readonly count: number;
}

/** What can be baked for the shelf: what runs out first comes first. */
export async function bakeShelf(em: SqlEntityManager, shopId: number, page: number): Promise<ShelfList> {
  const products = await rows<OnShelf & { count: number }>(em)`
    select id as "productId", name, stock, (count(*) over ())::int as count from product
    where shop_id = ${shopId} and on_shelf
    order by stock nulls last, name, id limit ${PAGE} offset ${page * PAGE}`;
  if (products.length === 0 && page > 0) return bakeShelf(em, shopId, 0);
  return { products, page, count: products[0]?.count ?? 0 };
}
