import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { Stocked } from '../catalog/availability.ts';
import type { Rated } from '../catalog/average.ts';
import { type Stretch, stretchAround } from '../catalog/neighbours.ts';
import { inOrder, type ProductList, productsIn, withCount } from '../catalog/product-list.ts';
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

interface Row extends ProductPage {
  readonly around: number[] | null;
  readonly count: number | null;
}

/** @returns undefined when the shop does not have it. */
export async function productPage(
  em: SqlEntityManager,
  { shopId, personId, productId, list }: Asked,
): Promise<{ product: ProductPage; stretch: Stretch | undefined } | undefined> {
  const stretch = stretchAround(list?.page ?? 0);
  const [found] = await rows<Row>(em)`
    select p.id as "productId", p.name, p.description, p.price, s.currency, p.weight_grams as "weightGrams", p.tags, p.allergens,
      array(select unnest(p.allergens) intersect select unnest(b.avoids) from person b where b.id = ${personId}) as avoided,
      p.lead_minutes as "leadMinutes", p.takes_inscription as "takesInscription",
      array_remove(p.photo_id || array(select f.photo_id from product_photo f where f.product_id = p.id
        order by f.position, f.photo_id), null) as "photoIds",
      exists (select from product_watch w where w.product_id = p.id and w.person_id = ${personId}) as "isWatched",
      p.rating_sum as "ratingSum", p.rating_count as "ratingCount", p.stock, p.on_shelf as "onShelf",
      coalesce(basket.quantity, 0) as quantity, coalesce(basket.pieces, 0) as "inCart", ${around(list, stretch)}
    from product p join shop s on s.id = p.shop_id
    cross join lateral (
      select sum(l.quantity)::int as pieces, sum(l.quantity) filter (where l.product_id = p.id)::int as quantity
      from cart k join cart_line l on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = p.shop_id
    ) basket ${list ? withCount(list, 'total') : sql``}
    where p.id = ${productId} and p.shop_id = ${shopId}`;
  if (!found) return undefined;
  const { around: ids, count, ...product } = found;
  return { product, stretch: ids ? { ids, from: stretch.from, count: count ?? 0 } : undefined };
}

function around(list: ProductList | undefined, { from, most }: { from: number; most: number }): RawBuilder<unknown> {
  if (!list) return sql`null as around, null as count`;
  return sql`
    array(select p.id ${productsIn(list)} ${inOrder(list.filter.sort)} limit ${most} offset ${from}) as around,
    total.count`;
}

/** @returns undefined when there is no such product. */
export async function shopOfProduct(em: SqlEntityManager, productId: number): Promise<number | undefined> {
  const [found] = await rows<{ shopId: number }>(em)`select shop_id as "shopId" from product where id = ${productId}`;
  return found?.shopId;
}
