import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';
import { isSoldOutToday } from '../console/stock-now.ts';
import { MOST_HITS } from '../finding/hits.queries.ts';
import { MOST_LISTED } from '../product-list.ts';
import type { OwnList, OwnPlace } from './own-place.ts';

export interface ListedProduct {
  readonly productId: number;
  readonly name: string;
  /** Null = baked to order. */
  readonly stock: number | null;
  readonly onShelf: boolean;
  readonly isSoldOutToday: boolean;
}

export interface OwnListPage extends OwnPlace {
  readonly products: readonly ListedProduct[];
  /** Of all pages, at most `MOST_LISTED`. */
  readonly count: number;
  /** Of the category, or what was looked for; else empty. */
  readonly title: string;
}

export interface Asked extends OwnPlace {
  readonly shopId: number;
  readonly personId: number;
}

type Row = Omit<ListedProduct, 'productId'> & { productId: number | null; count: number; title: string };

/** One page, with one statement whatever the list; flat, since each list has an index that ends where the page does. */
export async function ownList(em: SqlEntityManager, asked: Asked): Promise<OwnListPage> {
  const { shopId, list, id, page } = asked;
  const found = await rows<Row>(em)`
    select ${titleOf(asked)} as title, total.count,
      p.id as "productId", p.name, p.stock, p.on_shelf as "onShelf", ${isSoldOutToday} as "isSoldOutToday"
    from shop s
    cross join lateral (select count(*) from (select ${productsOf(asked)} limit ${MOST_LISTED}) counted) total
    left join lateral (
      select p.*, row_number() over () as place from (
        select p.* ${productsOf(asked)} ${ownOrders[list]} limit ${PAGE} offset ${page * PAGE}
      ) p
    ) p on true
    where s.id = ${shopId} order by p.place`;
  const { count = 0, title = '' } = found[0] ?? {};
  const products = found.filter((row): row is Row & ListedProduct => row.productId !== null);
  if (products.length === 0 && page > 0)
    return ownList(em, { ...asked, page: Math.max(0, Math.ceil(count / PAGE) - 1) });
  return {
    ...{ count, title, list, id, page },
    products: products.map(({ productId, name, stock, onShelf, isSoldOutToday: today }) => ({
      ...{ productId, name, stock, onShelf },
      isSoldOutToday: today,
    })),
  };
}

function titleOf({ list, id, shopId, personId }: Asked): RawBuilder<unknown> {
  if (list === 'category') {
    return sql`coalesce((select btrim(c.emoji || ' ' || c.name) from category c where c.id = ${id} and c.shop_id = ${shopId}), '')`;
  }
  if (list === 'found')
    return sql`coalesce((select words from search where id = ${id} and person_id = ${personId}), '')`;
  return sql`''`;
}

const byName = sql`order by lower(p.name)`;
/** `order by` of each list. */
export const ownOrders: Record<OwnList, RawBuilder<unknown>> = {
  all: byName,
  'off-shelf': byName,
  'sold-out': byName,
  'without-photo': byName,
  archived: sql`order by p.archived_at desc, p.id desc`,
  // As customers see it.
  category: sql`order by p.id`,
  found: byName,
};

/** `from … where …` of products `p`. Each list is a text of its own, so that PostgreSQL plans for the index it needs. */
export function productsOf({ list, id, shopId, personId }: Omit<Asked, 'page'>): RawBuilder<unknown> {
  if (list === 'archived') return sql`from product p where p.shop_id = ${shopId} and p.archived_at is not null`;
  if (list === 'category') {
    return sql`from product_category i join product p on p.id = i.product_id
      where i.category_id = ${id} and p.shop_id = ${shopId} and p.archived_at is null`;
  }
  if (list === 'found') return sql`from (${hits(shopId, personId, id)}) hit join product p on p.id = hit.id where true`;
  return sql`from product p where p.shop_id = ${shopId} and p.archived_at is null ${narrow[list]}`;
}

const narrow = {
  all: sql``,
  'off-shelf': sql`and not p.on_shelf`,
  'sold-out': sql`and (p.is_sold_out or p.sold_out_until is not null) and (p.is_sold_out or p.sold_out_until > now())`,
  'without-photo': sql`and p.photo_id is null`,
};

/** Words that begin like those asked for; where there is none, what is called alike. */
function hits(shopId: number, personId: number, searchId: number): RawBuilder<unknown> {
  return sql`
    with asked as materialized (
      select words, search_patterns(words) as patterns, search_beginnings(${shopId}, words) as begins
      from search where id = ${searchId} and person_id = ${personId}
    ), exact as materialized (
      select p.id from product_words w join product p on p.id = w.product_id
      where beginnings(w.shop_id, w.words) @> (select begins from asked)
        and w.words like all ((select patterns from asked)::text[]) and p.archived_at is null limit ${MOST_HITS}
    )
    select id from exact union all (
      select p.id from asked cross join lateral products_like(${shopId}, asked.words) l join product p on p.id = l.product_id
      where p.archived_at is null and not exists (select from exact) limit ${PAGE}
    )`;
}
