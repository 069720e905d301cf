import { type RawBuilder, sql } from 'kysely';
import { stockNow } from './console/stock-now.ts';
import { type Filter, isNarrow, type PriceRange, type Sort } from './finding/filter.ts';

/** Where an id of a category stands: all that a shop has. */
export const EVERYTHING = 2 ** 31 - 1;
/** Where an id of a category stands: what stands in no category. */
export const LOOSE = 0;

/** Counted and leafed through where nobody keeps the count; who gets more should filter. */
export const MOST_LISTED = 1000;

/** `1000+`: nobody counts further. */
export function atMost(count: number): string {
  return count < MOST_LISTED ? `${count}` : `${MOST_LISTED}+`;
}

/** As far as the column goes. */
const DEAREST = 2 ** 31 - 1;

/** What somebody leafs through. */
export interface ProductList {
  readonly shopId: number;
  readonly categoryId: number;
  readonly filter: Filter;
  /** Until the shop closes today, less what it needs itself; asked for only by a filter for today. */
  readonly minutesLeft?: number;
}

/**
 * `from … where …` of the products `p` of a list, on the shelf, sold out ones too. The statement around it knows the
 * shop as `s`. Each shape of a list is a text of its own, so that PostgreSQL plans for the index it needs.
 */
export function productsIn(list: ProductList): RawBuilder<unknown> {
  const { price, tags } = list.filter;
  return sql`${source(list)} ${price ? priced(price) : sql``} ${tags.length > 0 ? sql`and p.tags @> ${tags}::text[]` : sql``}
    ${isNarrow(list.filter) ? hadAndMade(list) : sql``}`;
}

function source({ shopId, categoryId }: ProductList): RawBuilder<unknown> {
  if (categoryId === EVERYTHING) return sql`from product p where p.shop_id = ${shopId} and p.on_shelf`;
  if (categoryId === LOOSE) return sql`from product p where p.shop_id = ${shopId} and p.on_shelf and not p.is_placed`;
  return sql`from product_category i join product p on p.id = i.product_id
    where i.category_id = ${categoryId} and p.shop_id = ${shopId} and p.on_shelf`;
}

/** In another currency the range means nothing. */
function priced({ from, to, currency }: PriceRange): RawBuilder<unknown> {
  const isMeant = sql`s.currency = ${currency}::text`;
  return sql`and p.price >= case when ${isMeant} then ${from ?? 0}::int else 0 end
    and p.price <= case when ${isMeant} then ${to ?? DEAREST}::int else ${DEAREST}::int end`;
}

function hadAndMade({ filter: { today, made }, minutesLeft = -1 }: ProductList): RawBuilder<unknown> {
  return sql`and (not ${today}::boolean or (${stockNow} is distinct from 0 and p.lead_minutes <= ${minutesLeft}::int))
    and (${made}::text is null or (p.stock is null) = (${made}::text = 'order'))`;
}

/** `order by` of a list; a product keeps its place whatever is sold, unless that is what is asked for. */
export function inOrder(sort: Sort): RawBuilder<unknown> {
  return orders[sort];
}

const orders: Record<Sort, RawBuilder<unknown>> = {
  shop: sql`order by p.id`,
  popular: sql`order by p.sold desc, p.id`,
  cheap: sql`order by p.price, p.id`,
  dear: sql`order by p.price desc, p.id desc`,
  newest: sql`order by p.id desc`,
};

/**
 * Joins how many there are, as `<name>.count`: what is kept with the category, else counted up to `MOST_LISTED`. A join
 * and no column, which PostgreSQL would count anew for every row of a page.
 */
export function withCount(list: ProductList, name: string): RawBuilder<unknown> {
  return sql`left join lateral (${count(list)}) ${sql.id(name)} on true`;
}

function count(list: ProductList): RawBuilder<unknown> {
  const { shopId, categoryId, filter } = list;
  if (categoryId !== EVERYTHING && categoryId !== LOOSE && !isNarrow(filter)) {
    return sql`select c.shown as count from category c where c.id = ${categoryId} and c.shop_id = ${shopId}`;
  }
  return sql`select count(*) as count from (select ${productsIn(list)} limit ${MOST_LISTED}) counted`;
}
