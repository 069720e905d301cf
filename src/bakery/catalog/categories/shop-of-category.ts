import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';

export interface OfCategory {
  readonly categoryId: number;
}

/** The shop whose roles count for a category. */
export async function shopOfCategory(em: SqlEntityManager, { categoryId }: OfCategory): Promise<number | undefined> {
  const [category] = await rows<{ shopId: number }>(em)`
    select shop_id as "shopId" from category where id = ${categoryId}`;
  return category?.shopId;
}
