import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import type { Owned } from '../catalog/console/products.queries.ts';
import { isSoldOutToday } from '../catalog/console/stock-now.ts';
import { MOST_LISTED } from '../catalog/product-list.ts';
import { rows } from '../rows.ts';

/** Where in the list of stocks somebody is. */
export interface ListPlace {
  /** 0: they look for nothing. */
  readonly searchId: number;
  /** 1: only what runs low. */
  readonly low: number;
  readonly page: number;
}

export interface StockLine {
  readonly productId: number;
  readonly name: string;
  /** Null = baked to order. */
  readonly stock: number | null;
  readonly isLow: boolean;
}

export interface StockList extends ListPlace {
  readonly products: readonly StockLine[];
  /** On all pages, at most `MOST_LISTED`. */
  readonly count: number;
  /** Products of the shop that run low, at most `MOST_LISTED`. */
  readonly lows: number;
  /** What is looked for. */
  readonly words: string | null;
}

type ListRow = Omit<StockLine, 'productId'> &
  Pick<StockList, 'count' | 'lows' | 'words'> & {
    readonly productId: number | null;
  };

/** A shop's products by name, on the shelf or not. */
export async function stockList(
  em: SqlEntityManager,
  shopId: number,
  personId: number,
  { searchId, low, page }: ListPlace,
): Promise<StockList> {
  const among = amongThose(shopId, searchId, low);
  const found = await rows<ListRow>(em)`
    with asked as materialized (
      select words, search_patterns(words) as patterns, search_beginnings(${shopId}, words) as begins
      from search where id = ${searchId} and person_id = ${personId}
    )
    select (select words from asked) as words,
      (select count(*) from (select from product p where ${among} limit ${MOST_LISTED}) counted) as count,
      (select count(*) from (
        select from product p where p.shop_id = s.id and p.is_low and p.archived_at is null limit ${MOST_LISTED}
      ) counted) as lows,
      shown.id as "productId", shown.name, shown.stock, coalesce(shown.is_low, false) as "isLow"
    from shop s left join lateral (
      select * from product p where ${among} order by lower(p.name) limit ${PAGE} offset ${page * PAGE}
    ) shown on true
    where s.id = ${shopId} order by lower(shown.name)`;
  const { count = 0, lows = 0, words = null } = found[0] ?? {};
  // A search that is forgotten meanwhile: all of them.
  if (searchId > 0 && words === null) return stockList(em, shopId, personId, { searchId: 0, low, page: 0 });
  const products = found.flatMap(({ productId, name, stock, isLow }) =>
    productId === null ? [] : [{ productId, name, stock, isLow }],
  );
  if (products.length === 0 && page > 0) return stockList(em, shopId, personId, { searchId, low, page: 0 });
  return { count, lows, words, products, searchId, low, page };
}

function amongThose(shopId: number, searchId: number, low: number): RawBuilder<unknown> {
  const called = sql`and p.id in (select w.product_id from product_words w, asked
    where beginnings(w.shop_id, w.title) @> asked.begins and w.title like all (asked.patterns::text[]))`;
  return sql`p.shop_id = ${shopId} and p.archived_at is null ${low === 1 ? sql`and p.is_low` : sql``} ${searchId > 0 ? called : sql``}`;
}

export interface Stock extends StockLine {
  readonly onShelf: boolean;
  readonly isSoldOutToday: boolean;
  /** The owners are told from here down; null = never. */
  readonly lowAt: number | null;
  /** The newest movement, 0 before the first. */
  readonly seenId: number;
  /** People who asked to hear when it is back. */
  readonly waiting: number;
  readonly currency: string;
  readonly shopId: number;
  /** Its name. */
  readonly shop: string;
}

/** @returns undefined for products of shops that are not theirs. */
export async function stockOf(em: SqlEntityManager, productId: number, owned: Owned): Promise<Stock | undefined> {
  const [stock] = await rows<Stock>(em)`
    select p.id as "productId", p.name, p.stock, p.on_shelf as "onShelf",
      ${isSoldOutToday} as "isSoldOutToday", p.low_at as "lowAt", s.currency, s.id as "shopId", s.name as shop,
      coalesce(p.is_low, false) as "isLow",
      coalesce((select max(id) from stock_movement where product_id = p.id), 0) as "seenId",
      (select count(*)::int from product_watch where product_id = p.id) as waiting
    from product p join shop s on s.id = p.shop_id
    where p.id = ${productId} and (${owned === 'all'} or p.shop_id = any(${owned === 'all' ? [] : owned}::int[]))`;
  return stock;
}
