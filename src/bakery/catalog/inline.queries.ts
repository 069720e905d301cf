import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import type { Stocked } from './availability.ts';

/** Cards of one answer. */
export const CARDS = 20;
/** Orders that tell what is popular. */
const ORDERS = 300;
/** Looked through for one answer. */
const MOST = 200;

export interface InlineProduct extends Stocked {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly price: number;
  readonly currency: string;
  readonly shopName: string;
  readonly fileId: string | null;
}

/** What was bought most lately, then what is newest. @param shopId of a stranger: undefined, the first shop. */
export function popularProducts(em: SqlEntityManager, shopId: number | undefined): Promise<InlineProduct[]> {
  return rows<InlineProduct>(em)`
    with here as materialized (
      select id, name, currency from shop where id = coalesce(${shopId ?? null}::int, (select min(id) from shop))
    ), sold as materialized (
      select l.product_id as id, sum(l.quantity) as pieces
      from (select o.id from orders o where o.shop_id = (select id from here) and o.status <> 'cancelled'
        order by o.id desc limit ${ORDERS}) lately
      join order_line l on l.order_id = lately.id group by l.product_id
    ), newest as materialized (
      select p.id from product p where p.shop_id = (select id from here) and p.on_shelf order by p.id desc limit ${CARDS}
    ), chosen as (
      select id, pieces from sold union all
      select id, 0 from newest where id not in (select id from sold)
    )
    select p.id, p.name, p.description, p.price, p.stock, p.on_shelf as "onShelf", here.currency,
      here.name as "shopName", f.file_id as "fileId"
    from chosen join product p on p.id = chosen.id cross join here left join photo f on f.id = p.photo_id
    where p.on_shelf order by chosen.pieces desc, p.id desc limit ${CARDS}`;
}

/** One more than `CARDS` when there is more. Names before descriptions, what is sold out last. */
export async function inlineHits(
  em: SqlEntityManager,
  { shopId, words, from }: { shopId: number | undefined; words: string; from: number },
): Promise<InlineProduct[]> {
  const found = await rows<InlineProduct>(em)`
    with asked as materialized (
      select patterns, patterns[1] as one, coalesce(patterns[2], patterns[1]) as two,
        coalesce(patterns[3], patterns[1]) as three, rtrim(ltrim(patterns[1], '%'), '%') as longest
      from (select search_patterns(${words}) as patterns) q
    ), here as materialized (
      select id, name, currency from shop where id = coalesce(${shopId ?? null}::int, (select min(id) from shop))
    ), found as materialized (
      select p.*, strpos(w.title, (select longest from asked)) as at
      from product_words w join product p on p.id = w.product_id
      where w.shop_id = (select id from here) and w.words like (select one from asked)
        and w.words like (select two from asked) and w.words like (select three from asked)
        and w.words like all ((select patterns from asked)::text[]) and p.on_shelf limit ${MOST}
    )
    select p.id, p.name, p.description, p.price, p.stock, p.on_shelf as "onShelf", here.currency,
      here.name as "shopName", f.file_id as "fileId"
    from found p cross join here left join photo f on f.id = p.photo_id
    order by p.at = 0, p.stock is not distinct from 0, p.at, p.name, p.id limit ${CARDS + 1} offset ${from}`;
  return found.length === 0 && from === 0 ? alike(em, shopId, words) : found;
}

function alike(em: SqlEntityManager, shopId: number | undefined, words: string): Promise<InlineProduct[]> {
  return rows<InlineProduct>(em)`
    with here as materialized (
      select id, name, currency from shop where id = coalesce(${shopId ?? null}::int, (select min(id) from shop))
    )
    select p.id, p.name, p.description, p.price, p.stock, p.on_shelf as "onShelf", here.currency,
      here.name as "shopName", f.file_id as "fileId"
    from here cross join lateral products_like(here.id, ${words}) l join product p on p.id = l.product_id
    left join photo f on f.id = p.photo_id
    where p.on_shelf order by l.likeness desc, p.id limit ${CARDS}`;
}
