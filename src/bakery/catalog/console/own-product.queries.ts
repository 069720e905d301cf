import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import type { Owned } from './products.queries.ts';
import { isSoldOutToday } from './stock-now.ts';

export interface OwnProduct {
  readonly productId: number;
  readonly shopId: number;
  readonly name: string;
  readonly description: string;
  /** Minor units. */
  readonly price: number;
  readonly cost: number | null;
  readonly currency: string;
  readonly weightGrams: number | null;
  /** Null = baked to order. */
  readonly stock: number | null;
  /** Minutes. */
  readonly leadMinutes: number;
  readonly onShelf: boolean;
  readonly isSoldOutToday: boolean;
  readonly isArchived: boolean;
  /** The first is what lists show. */
  readonly photoIds: readonly number[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Of `people/allergens.ts`. */
  readonly allergens: readonly string[];
  readonly takesInscription: boolean;
}

/** @returns undefined for products of shops that are not theirs. */
export async function ownProduct(
  em: SqlEntityManager,
  productId: number,
  owned: Owned,
): Promise<OwnProduct | undefined> {
  const [product] = await rows<OwnProduct>(em)`
    select p.id as "productId", p.shop_id as "shopId", p.name, p.description, p.price, p.cost, s.currency,
      p.weight_grams as "weightGrams", p.stock, p.lead_minutes as "leadMinutes", p.on_shelf as "onShelf",
      ${isSoldOutToday} as "isSoldOutToday", p.archived_at is not null as "isArchived", p.tags, p.allergens,
      p.takes_inscription as "takesInscription",
      array_remove(p.photo_id || array(select f.photo_id from product_photo f where f.product_id = p.id
        order by f.position, f.photo_id), null) as "photoIds",
      array(select c.name from product_category i join category c on c.id = i.category_id
        where i.product_id = p.id order by c.position, c.name)::text[] as categories
    from product p join shop s on s.id = p.shop_id
    where p.id = ${productId} and (${owned === 'all'} or p.shop_id = any(${owned === 'all' ? [] : owned}::int[]))`;
  return product;
}

/** One column as JSON has it, for the question about it. */
export async function fieldOfProduct(em: SqlEntityManager, productId: number, column: string): Promise<unknown> {
  const [found] = await rows<{ value: unknown }>(em)`
    select to_jsonb(p) -> ${column}::text as value from product p where id = ${productId}`;
  return found?.value ?? null;
}
