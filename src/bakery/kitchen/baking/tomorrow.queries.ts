import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';

/** How far back a suggestion looks. */
const WEEKS = 4;

export interface Suggested {
  readonly productId: number;
  readonly name: string;
  /** Of one such day, on average, rounded up. */
  readonly pieces: number;
}

export interface Suggestion {
  readonly products: readonly Suggested[];
  readonly page: number;
  readonly count: number;
}

/**
 * What tomorrow may ask for: pieces in completed orders that were due on the last four days with tomorrow's weekday,
 * by the shop's calendar. A younger shop counts the weeks since its first order.
 */
export async function suggestionForTomorrow(
  em: SqlEntityManager,
  shopId: number,
  page: number,
  now: Date,
): Promise<Suggestion> {
  const products = await rows<Suggested & { count: number }>(em)`
    with shop_day as (
      select s.time_zone, (${now}::timestamptz at time zone s.time_zone)::date + 1 as tomorrow,
        (select (o.placed_at at time zone s.time_zone)::date from orders o
          where o.shop_id = s.id order by o.id limit 1) as first_day
      from shop s where s.id = ${shopId}
    ), past as (
      select time_zone, tomorrow - 7 * week as day from shop_day, generate_series(1, ${WEEKS}::int) as week
      where week = 1 or tomorrow - 7 * week >= first_day
    ), sold as (
      select l.product_id, sum(l.quantity) as pieces
      from past join orders o on o.shop_id = ${shopId} and o.status = 'completed'
          and o.due_at >= past.day::timestamp at time zone past.time_zone
          and o.due_at < (past.day + 1)::timestamp at time zone past.time_zone
        join order_line l on l.order_id = o.id
      group by l.product_id
    )
    select p.id as "productId", p.name, ceil(sold.pieces::numeric / (select count(*) from past))::int as pieces,
      (count(*) over ())::int as count
    from sold join product p on p.id = sold.product_id
    where p.on_shelf order by pieces desc, p.name, p.id limit ${PAGE} offset ${page * PAGE}`;
  if (products.length === 0 && page > 0) return suggestionForTomorrow(em, shopId, 0, now);
  return { products, page, count: products[0]?.count ?? 0 };
}
