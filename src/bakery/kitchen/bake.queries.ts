import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import { freshSpare } from '../catalog/fresh-spare.ts';
import { rows } from '../rows.ts';

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

/**
 * What open orders wait for, minus what is baked already; late first, then by slot, on the shop's clock. What an order
 * took from stock lies on the shelf. What is as soon as possible belongs to the slot in which it is due.
 */
export async function bakeList(em: SqlEntityManager, shopId: number, page: number, now: Date): Promise<BakeList> {
  const found = await rows<Wanted>(em)`
    with missing as (
      select o.due_at, o.slot_minutes, l.product_id, l.quantity - l.baked as pieces,
        sum(l.quantity - l.baked) over (partition by l.product_id order by o.due_at, o.id) as upto
      from orders o join order_line l on l.order_id = o.id
      where o.shop_id = ${shopId} and o.status in ('pending', 'baking') and not l.from_stock and l.baked < l.quantity
    ), short as (
      select p.id, p.name, s.time_zone, m.due_at < ${now} as is_late,
        least(m.pieces, m.upto - ${freshSpare(now)}) as pieces,
        case when m.slot_minutes is not null then m.due_at else date_bin(make_interval(mins => s.slot_minutes),
          m.due_at at time zone s.time_zone, date_trunc('day', m.due_at at time zone s.time_zone)
        ) at time zone s.time_zone end as slot_at
      from missing m join product p on p.id = m.product_id join shop s on s.id = p.shop_id
      where m.upto > ${freshSpare(now)}
    )
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
