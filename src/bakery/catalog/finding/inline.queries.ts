import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import type { Stocked } from '../availability.ts';
import { isSoldOutToday, stockNow } from '../console/stock-now.ts';

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
  /** It has an allergen in it that whoever asks avoids. */
  readonly isAvoided: boolean | null;
}

/** Who asks: person 0 is a stranger. */
export interface Asker {
  readonly personId: number;
  /** Undefined of a stranger: then the first shop. */
  readonly shopId: number | undefined;
}

/** What was bought most lately, then what is newest. */
export function popularProducts(em: SqlEntityManager, { personId, shopId }: Asker): Promise<InlineProduct[]> {
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
    select p.id, p.name, p.description, p.price, ${stockNow} as stock, ${isSoldOutToday} as "isSoldOutToday", p.on_shelf as "onShelf", here.currency,
      here.name as "shopName", f.file_id as "fileId",
      p.allergens && (select b.avoids from person b where b.id = ${personId}) as "isAvoided"
    from chosen join product p on p.id = chosen.id cross join here left join photo f on f.id = p.photo_id
    where p.on_shelf order by chosen.pieces desc, p.id desc limit ${CARDS}`;
}

/** One more than `CARDS` when there is more. Names before descriptions, what is sold out last. */
export async function inlineHits(
  em: SqlEntityManager,
  { personId, shopId, words, from }: Asker & { words: string; from: number },
): Promise<InlineProduct[]> {
  const found = await rows<InlineProduct>(em)`
    with here as materialized (
      select id, name, currency from shop where id = coalesce(${shopId ?? null}::int, (select min(id) from shop))
    ), asked as materialized (
      select search_patterns(${words}) as patterns, search_beginnings(here.id, ${words}) as begins,
        btrim((search_patterns(${words}))[1], '%') as longest
      from here
    ), found as materialized (
      select p.*, strpos(w.title, (select longest from asked)) as at
      from product_words w join product p on p.id = w.product_id
      where beginnings(w.shop_id, w.words) @> (select begins from asked)
        and w.words like all ((select patterns from asked)::text[]) and p.on_shelf limit ${MOST}
    )
    select p.id, p.name, p.description, p.price, ${stockNow} as stock, ${isSoldOutToday} as "isSoldOutToday", p.on_shelf as "onShelf", here.currency,
      here.name as "shopName", f.file_id as "fileId",
      p.allergens && (select b.avoids from person b where b.id = ${personId}) as "isAvoided"
    from found p cross join here left join photo f on f.id = p.photo_id
    order by p.at = 0, ${stockNow} is not distinct from 0, p.at, p.name, p.id limit ${CARDS + 1} offset ${from}`;
  return found.length === 0 && from === 0 ? alike(em, { personId, shopId }, words) : found;
}

function alike(em: SqlEntityManager, { personId, shopId }: Asker, words: string): Promise<InlineProduct[]> {
  return rows<InlineProduct>(em)`
    with here as materialized (
      select id, name, currency from shop where id = coalesce(${shopId ?? null}::int, (select min(id) from shop))
    )
    select p.id, p.name, p.description, p.price, ${stockNow} as stock, ${isSoldOutToday} as "isSoldOutToday", p.on_shelf as "onShelf", here.currency,
      here.name as "shopName", f.file_id as "fileId",
      p.allergens && (select b.avoids from person b where b.id = ${personId}) as "isAvoided"
    from here cross join lateral products_like(here.id, ${words}) l join product p on p.id = l.product_id
    left join photo f on f.id = p.photo_id
    where p.on_shelf order by l.likeness desc, p.id limit ${CARDS}`;
}
