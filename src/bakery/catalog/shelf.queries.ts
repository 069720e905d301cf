import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import type { Stocked } from './availability.ts';
import { isSoldOutToday, stockNow } from './console/stock-now.ts';
import type { Filter } from './finding/filter.ts';
import { EVERYTHING, inOrder, LOOSE, type ProductList, productsIn, withCount } from './product-list.ts';

export interface ProductOnShelf extends Stocked {
  readonly id: number;
  readonly name: string;
  /** Minor units of the shop's currency. */
  readonly price: number;
  /** It has an allergen in it that the visitor avoids. */
  readonly isAvoided: boolean;
}

/** One page of a category. */
export interface Shelf {
  /** `LOOSE` or `EVERYTHING` for those that have no name. */
  readonly categoryId: number;
  readonly name: string;
  readonly emoji: string;
  readonly currency: string;
  readonly products: readonly ProductOnShelf[];
  /** Of all pages. */
  readonly count: number;
  readonly page: number;
  /** Pieces in the visitor's cart. */
  readonly inCart: number;
  readonly filter: Filter;
}

export interface Place extends ProductList {
  readonly personId: number;
  readonly page: number;
}

interface ShelfRow extends ProductOnShelf {
  readonly title: string;
  readonly emoji: string;
  readonly currency: string;
  readonly count: number;
  readonly inCart: number;
}

/** @returns undefined when the shop has no such category (any more). */
export async function shelf(em: SqlEntityManager, place: Place): Promise<Shelf | undefined> {
  const found = await pageOfShelf(em, place);
  const [first] = found;
  if (!first) return undefined;
  if (first.id === null && first.count > 0 && place.page > 0) {
    return shelf(em, { ...place, page: Math.min(place.page, Math.ceil(first.count / PAGE)) - 1 });
  }
  const { title, emoji, currency, count, inCart } = first;
  const { categoryId, page, filter } = place;
  const products = first.id === null ? [] : found.map(productFrom);
  return { categoryId, name: title, emoji, currency, products, count, page, inCart, filter };
}

function productFrom({ id, name, price, stock, onShelf, isSoldOutToday, isAvoided }: ShelfRow): ProductOnShelf {
  return { id, name, price, stock, onShelf, isSoldOutToday, isAvoided: isAvoided ?? false };
}

/** As many rows as a page has products, one without a product when it has none. */
function pageOfShelf(em: SqlEntityManager, place: Place): Promise<ShelfRow[]> {
  const { shopId, personId, page } = place;
  return rows<ShelfRow>(em)`
    select c.name as title, c.emoji, s.currency, basket.pieces as "inCart", coalesce(total.count, 0) as count,
      shown.id, shown.name, shown.price, shown.stock, shown."isSoldOutToday", true as "onShelf",
      shown.allergens && (select b.avoids from person b where b.id = ${personId}) as "isAvoided"
    from shop s ${titleOf(place)} ${withCount(place, 'total')}
    cross join lateral (select coalesce(sum(l.quantity), 0)::int as pieces from cart k join cart_line l
      on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = s.id) basket
    left join lateral (
      select listed.*, row_number() over () as place from (
        select p.id, p.name, p.price, ${stockNow} as stock, ${isSoldOutToday} as "isSoldOutToday", p.allergens
        ${productsIn(place)} ${inOrder(place.filter.sort)} limit ${PAGE} offset ${page * PAGE}
      ) listed
    ) shown on true
    where s.id = ${shopId}
    order by shown.place`;
}

function titleOf({ categoryId }: ProductList): RawBuilder<unknown> {
  if (categoryId === EVERYTHING || categoryId === LOOSE) return sql`cross join (select '' as name, '' as emoji) c`;
  return sql`join category c on c.shop_id = s.id and c.id = ${categoryId} and (c.shown > 0 or exists (
    select from product_category i join product p on p.id = i.product_id where i.category_id = c.id and p.was_shown))`;
}
