import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';

export interface CategoryOfProduct {
  readonly categoryId: number;
  readonly name: string;
  readonly emoji: string;
  /** The product stands in it. */
  readonly isIn: boolean;
}

export interface CategoriesOfProduct {
  readonly categories: readonly CategoryOfProduct[];
  /** Of all pages. */
  readonly count: number;
  readonly page: number;
}

/** A page of the categories of the product's shop. */
export async function categoriesOfProduct(
  em: SqlEntityManager,
  productId: number,
  page: number,
): Promise<CategoriesOfProduct> {
  const found = await rows<CategoryOfProduct & { count: number }>(em)`
    select c.id as "categoryId", c.name, c.emoji, count(*) over () as count,
      exists (select from product_category i where i.category_id = c.id and i.product_id = p.id) as "isIn"
    from product p join category c on c.shop_id = p.shop_id
    where p.id = ${productId} order by c.position, c.name limit ${PAGE} offset ${page * PAGE}`;
  if (found.length === 0 && page > 0) return categoriesOfProduct(em, productId, 0);
  const categories = found.map(({ categoryId, name, emoji, isIn }) => ({ categoryId, name, emoji, isIn }));
  return { categories, count: found[0]?.count ?? 0, page };
}
