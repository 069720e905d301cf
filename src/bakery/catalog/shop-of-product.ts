import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

export interface OfProduct {
  readonly productId: number;
}

/** The shop whose roles count for a product. */
export async function shopOfProduct(em: SqlEntityManager, { productId }: OfProduct): Promise<number | undefined> {
  const [product] = await rows<{ shopId: number }>(em)`
    select shop_id as "shopId" from product where id = ${productId}`;
  return product?.shopId;
}
