import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import type { Stocked } from '../catalog/availability.ts';
import type { Rated } from '../catalog/average.ts';
import { isSoldOutToday, stockNow } from '../catalog/console/stock-now.ts';
import { type Stretch, stretchAround } from '../catalog/neighbours.ts';
import { inOrder, MOST_LISTED, type ProductList, productsIn, withCount } from '../catalog/product-list.ts';
import { rows } from '../rows.ts';

/** A product as its buyer sees it. */
export interface ProductPage extends Stocked, Rated {
  readonly productId: number;
  readonly name: string;
  readonly description: string;
  /** Minor units. */
  readonly price: number;
  readonly currency: string;
  readonly weightGrams: number | null;
  readonly tags: readonly string[];
  readonly allergens: readonly string[];
  /** Of the allergens, those that the visitor avoids. */
  readonly avoided: readonly string[];
  /** From an order until it can be had. */
  readonly leadMinutes: number;
  readonly takesInscription: boolean;
  /** The first is what lists show. */
  readonly photoIds: readonly number[];
  /** The visitor wants to hear when it is back. */
  readonly isWatched: boolean;
  /** Pieces of it in the visitor's cart. */
  readonly quantity: number;
  /** Pieces of everything in the visitor's cart. */
  readonly inCart: number;
}

export interface Asked {
  readonly shopId: number;
  readonly personId: number;
  readonly productId: number;
  /** Where it was found, to leaf through. */
  readonly list?: ProductList & { readonly page: number };
}

/** A product, and where it stands in the list that somebody came from. */
export interface FoundPage {
  readonly product: ProductPage;
  /** The one that was asked for, unless it stands on another by now. */
  readonly page: number;
  readonly stretch: Stretch | undefined;
}

interface Row extends ProductPage {
  readonly around: number[] | null;
  readonly page: number | null;
  readonly count: number | null;
}

/** @returns undefined when the shop does not have it. */
export async function productPage(
  em: SqlEntityManager,
  { shopId, personId, productId, list }: Asked,
): Promise<FoundPage | undefined> {
  const [found] = await rows<Row>(em)`
    select p.id as "productId", p.name, p.description, p.price, s.currency, p.weight_grams as "weightGrams", p.tags, p.allergens,
      array(select unnest(p.allergens) intersect select unnest(b.avoids) from person b where b.id = ${personId}) as avoided,
      p.lead_minutes as "leadMinutes", p.takes_inscription as "takesInscription",
      array_remove(p.photo_id || array(select f.photo_id from product_photo f where f.product_id = p.id
        order by f.position, f.photo_id), null) as "photoIds",
      exists (select from product_watch w where w.product_id = p.id and w.person_id = ${personId}) as "isWatched",
      p.rating_sum as "ratingSum", p.rating_count as "ratingCount", ${stockNow} as stock,
      ${isSoldOutToday} as "isSoldOutToday", p.on_shelf as "onShelf",
      coalesce(basket.quantity, 0) as quantity, coalesce(basket.pieces, 0) as "inCart", 
      ${list ? sql`total.count, around.ids as around, around.page` : sql`null as count, null as around, null as page`}
    from product p join shop s on s.id = p.shop_id
    cross join lateral (
      select sum(l.quantity)::int as pieces, sum(l.quantity) filter (where l.product_id = p.id)::int as quantity
      from cart k join cart_line l on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = p.shop_id
    ) basket ${list ? around(list) : sql``}
    where p.id = ${productId} and p.shop_id = ${shopId} and p.archived_at is null and p.was_shown`;
  if (!found) return undefined;
  const { around: ids, page: near, count, ...product } = found;
  const { from } = stretchAround(near ?? 0);
  const place = ids?.indexOf(productId) ?? -1;
  const page = place < 0 ? (list?.page ?? 0) : Math.floor((from + place) / PAGE);
  return { product, page, stretch: ids ? { ids, from, count: count ?? 0 } : undefined };
}

/**
 * The page that was asked for with one more on either side. Only when the product `p` is not there, after a link, from
 * the cart or when the list has changed since, the list is gone through for the page on which it stands. `offset 0`
 * keeps PostgreSQL from reading the first page once for each place in which it is looked at.
 */
function around(list: ProductList & { readonly page: number }): RawBuilder<unknown> {
  const order = inOrder(list.filter.sort);
  const stretch = (from: unknown) =>
    sql`array(select p.id ${productsIn(list)} ${order} limit ${PAGE + 2} offset ${from})`;
  return sql`${withCount(list, 'total')}
    left join lateral (select ${stretch(stretchAround(list.page).from)} as ids offset 0) near on true
    left join lateral (
      select case when p.id = any(near.ids) then ${list.page}::int else (
        select (ranked.place - 1) / ${PAGE}::int from (
          select p.id, row_number() over (${order}) as place ${productsIn(list)} ${order} limit ${MOST_LISTED}
        ) ranked where ranked.id = p.id
      ) end as page offset 0
    ) stands on true
    left join lateral (
      select coalesce(stands.page, ${list.page}::int) as page,
        case when p.id = any(near.ids) or stands.page is null then near.ids
          else ${stretch(sql`greatest(stands.page * ${PAGE}::int - 1, 0)`)} end as ids
    ) around on true`;
}

/** @returns undefined when there is no such product. */
export async function shopOfProduct(em: SqlEntityManager, productId: number): Promise<number | undefined> {
  const [found] = await rows<{ shopId: number }>(em)`select shop_id as "shopId" from product where id = ${productId}`;
  return found?.shopId;
}
