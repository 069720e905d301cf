import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import type { Stocked } from './availability.ts';

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
  /** 0: products that stand in no category; it has no name. */
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
}

export interface Place {
  readonly shopId: number;
  readonly personId: number;
  readonly categoryId: number;
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
  const found = await (place.categoryId === 0 ? looseProducts(em, place) : productsOf(em, place));
  const [first] = found;
  if (!first) return undefined;
  if (first.id === null && first.count > 0) {
    return shelf(em, { ...place, page: Math.ceil(first.count / PAGE) - 1 });
  }
  const { title, emoji, currency, count, inCart } = first;
  const products = first.id === null ? [] : found.map(productFrom);
  return { categoryId: place.categoryId, name: title, emoji, currency, products, count, page: place.page, inCart };
}

function productFrom({ id, name, price, stock, onShelf, isAvoided }: ShelfRow): ProductOnShelf {
  return { id, name, price, stock, onShelf, isAvoided };
}

/**
 * In the order they were put there: a product keeps its place whatever is sold. Counted are all members, from the
 * index alone, less the few that are off the shelf, so that a large category costs what a small one does.
 */
function productsOf(em: SqlEntityManager, { shopId, personId, categoryId, page }: Place): Promise<ShelfRow[]> {
  return rows<ShelfRow>(em)`
    select c.name as title, c.emoji, s.currency, basket.pieces as "inCart", members.count - hidden.count as count,
      shown.id, shown.name, shown.price, shown.stock, true as "onShelf",
      shown.allergens && (select b.avoids from person b where b.id = ${personId}) as "isAvoided"
    from category c join shop s on s.id = c.shop_id
    cross join lateral (select coalesce(sum(l.quantity), 0)::int as pieces from cart k join cart_line l
      on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = s.id) basket
    cross join lateral (select count(*) from product_category i where i.category_id = c.id) members
    cross join lateral (select count(*) from product p join product_category i on i.product_id = p.id
      where p.shop_id = c.shop_id and not p.on_shelf and i.category_id = c.id) hidden
    left join lateral (
      select p.id, p.name, p.price, p.stock, p.allergens from product_category i join product p on p.id = i.product_id
      where i.category_id = c.id and p.on_shelf order by i.product_id limit ${PAGE} offset ${page * PAGE}
    ) shown on true
    where c.id = ${categoryId} and c.shop_id = ${shopId}
    order by shown.id`;
}

function looseProducts(em: SqlEntityManager, { shopId, personId, page }: Place): Promise<ShelfRow[]> {
  return rows<ShelfRow>(em)`
    with loose as (
      select p.id, p.name, p.price, p.stock, p.allergens from product p where p.shop_id = ${shopId} and p.on_shelf
        and not exists (select from product_category i where i.product_id = p.id)
    )
    select '' as title, '' as emoji, s.currency, basket.pieces as "inCart", total.count,
      shown.id, shown.name, shown.price, shown.stock, true as "onShelf",
      shown.allergens && (select b.avoids from person b where b.id = ${personId}) as "isAvoided"
    from shop s
    cross join lateral (select coalesce(sum(l.quantity), 0)::int as pieces from cart k join cart_line l
      on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = s.id) basket
    cross join (select count(*) from loose) total
    left join lateral (select * from loose order by id limit ${PAGE} offset ${page * PAGE}) shown on true
    where s.id = ${shopId}
    order by shown.id`;
}
