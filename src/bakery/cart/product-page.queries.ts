import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Stocked } from '../catalog/availability.ts';
import { rows } from '../rows.ts';

/** A product as its buyer sees it. */
export interface ProductPage extends Stocked {
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
  readonly photoId: number | null;
  /** Pieces of it in the visitor's cart. */
  readonly quantity: number;
  /** Pieces of everything in the visitor's cart. */
  readonly inCart: number;
}

/** @returns undefined when the shop does not have it. */
export async function productPage(
  em: SqlEntityManager,
  { shopId, personId, productId }: { shopId: number; personId: number; productId: number },
): Promise<ProductPage | undefined> {
  const [found] = await rows<ProductPage>(em)`
    select p.id as "productId", p.name, p.description, p.price, s.currency, p.weight_grams as "weightGrams", p.tags, p.allergens,
      array(select unnest(p.allergens) intersect select unnest(b.avoids) from person b where b.id = ${personId}) as avoided,
      p.photo_id as "photoId", p.stock, p.on_shelf as "onShelf",
      coalesce(basket.quantity, 0) as quantity, coalesce(basket.pieces, 0) as "inCart"
    from product p join shop s on s.id = p.shop_id
    cross join lateral (
      select sum(l.quantity)::int as pieces, sum(l.quantity) filter (where l.product_id = p.id)::int as quantity
      from cart k join cart_line l on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = p.shop_id
    ) basket
    where p.id = ${productId} and p.shop_id = ${shopId}`;
  return found;
}
