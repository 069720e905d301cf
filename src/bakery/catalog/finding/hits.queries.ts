import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';
import { isSoldOutToday, stockNow } from '../console/stock-now.ts';
import { type Stretch, stretchAround } from '../neighbours.ts';
import type { ProductOnShelf } from '../shelf.queries.ts';

/** Counted and leafed through; who gets more should say more. */
export const MOST_HITS = 200;

/** One page of what was found. */
export interface Hits {
  readonly searchId: number;
  readonly words: string;
  readonly currency: string;
  readonly products: readonly ProductOnShelf[];
  /** Of all pages, at most `MOST_HITS`. */
  readonly count: number;
  readonly page: number;
  /** Nothing is called so; these are called alike. */
  readonly isNear: boolean;
  /** Pieces in the visitor's cart. */
  readonly inCart: number;
}

export interface Wanted {
  readonly shopId: number;
  readonly personId: number;
  readonly searchId: number;
  readonly page: number;
}

interface HitRow extends ProductOnShelf {
  readonly words: string;
  readonly currency: string;
  readonly count: number;
  readonly inCart: number;
}

/** @returns undefined when this person never looked for it, or too many searches ago. */
export async function hits(em: SqlEntityManager, wanted: Wanted): Promise<Hits | undefined> {
  const found = await exactHits(em, wanted, { from: wanted.page * PAGE, most: PAGE });
  const [first] = found;
  if (!first) return undefined;
  if (first.count === 0) return hitsFrom(wanted, first, await nearHits(em, wanted, first.words), true);
  if (first.id === null) return hits(em, { ...wanted, page: Math.ceil(first.count / PAGE) - 1 });
  return hitsFrom(wanted, first, found, false);
}

function hitsFrom({ searchId, page }: Wanted, first: HitRow, found: readonly ProductOnShelf[], isNear: boolean): Hits {
  const { words, currency, inCart } = first;
  const products = found.map(({ id, name, price, stock, onShelf, isSoldOutToday, isAvoided }) => ({
    ...{ id, name, price, stock, onShelf, isSoldOutToday },
    isAvoided: isAvoided ?? false,
  }));
  const count = isNear ? products.length : first.count;
  return { searchId, words, currency, products, count, page: isNear ? 0 : page, isNear, inCart };
}

/** What stands around one page of it. @returns undefined when this person never looked for it. */
export async function hitsAround(em: SqlEntityManager, wanted: Wanted): Promise<Stretch | undefined> {
  const { from, most } = stretchAround(wanted.page);
  const found = await exactHits(em, wanted, { from, most });
  const [first] = found;
  if (!first) return undefined;
  if (first.count > 0) return { ids: first.id === null ? [] : found.map(({ id }) => id), from, count: first.count };
  const near = await nearHits(em, wanted, first.words);
  return { ids: near.map(({ id }) => id), from: 0, count: near.length };
}

/**
 * What has a word beginning with each of the asked ones: in name or categories first, then in descriptions. Their first
 * letters go into the index, all of them are compared. Looking stops at `MOST_HITS`, so that a word which half
 * of a large shop has costs no more than a rare one.
 */
function exactHits(
  em: SqlEntityManager,
  { shopId, personId, searchId }: Wanted,
  { from, most }: { from: number; most: number },
): Promise<HitRow[]> {
  return rows<HitRow>(em)`
    with asked as materialized (
      select words, search_patterns(words) as patterns, search_beginnings(${shopId}, words) as begins,
        btrim((search_patterns(words))[1], '%') as longest
      from search where id = ${searchId} and person_id = ${personId}
    ), titled as materialized (
      select w.product_id, w.title from product_words w join product p on p.id = w.product_id
      where beginnings(w.shop_id, w.title) @> (select begins from asked)
        and w.title like all ((select patterns from asked)::text[]) and p.on_shelf limit ${MOST_HITS}
    ), described as materialized (
      select w.product_id, w.title from product_words w join product p on p.id = w.product_id
      where beginnings(w.shop_id, w.words) @> (select begins from asked)
        and w.words like all ((select patterns from asked)::text[]) and p.on_shelf and w.product_id not in (select product_id from titled)
        and (select count(*) from titled) < ${MOST_HITS} limit ${MOST_HITS}
    ), found as materialized (
      select p.id, p.name, p.price, ${stockNow} as stock, ${isSoldOutToday} as "isSoldOutToday", p.allergens,
        ${stockNow} = 0 as gone, place.rank, place.at
      from (
        select product_id, 1 as rank, strpos(title, (select longest from asked)) as at from titled
        union all
        (select product_id, 2, 0 from described)
        order by rank, product_id limit ${MOST_HITS}
      ) place join product p on p.id = place.product_id
    )
    select asked.words, s.currency, basket.pieces as "inCart", (select count(*) from found) as count,
      shown.id, shown.name, shown.price, shown.stock, shown."isSoldOutToday", true as "onShelf",
      shown.allergens && (select b.avoids from person b where b.id = ${personId}) as "isAvoided"
    from asked join shop s on s.id = ${shopId}
    cross join lateral (select coalesce(sum(l.quantity), 0)::int as pieces from cart k join cart_line l
      on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = s.id) basket
    left join lateral (
      select * from found order by rank, gone is true, at, name limit ${most} offset ${from}
    ) shown on true
    order by shown.rank, shown.gone is true, shown.at, shown.name`;
}

/** Called alike, the likest first: for typos. */
function nearHits(em: SqlEntityManager, { shopId, personId }: Wanted, words: string): Promise<ProductOnShelf[]> {
  return rows<ProductOnShelf>(em)`
    select p.id, p.name, p.price, ${stockNow} as stock, ${isSoldOutToday} as "isSoldOutToday", p.on_shelf as "onShelf",
      p.allergens && (select b.avoids from person b where b.id = ${personId}) as "isAvoided"
    from products_like(${shopId}, ${words}) l join product p on p.id = l.product_id
    where p.on_shelf order by l.likeness desc, length(p.name), p.id limit ${PAGE}`;
}
