import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { freshSpare } from '../catalog/fresh-spare.ts';
import type { Work } from '../operation.ts';
import { rows } from '../rows.ts';

/** Locks the orders that wait for a product, by id. @returns their ids. */
export async function waitingOrders(em: SqlEntityManager, productId: number): Promise<number[]> {
  const waiting = await rows<{ orderId: number }>(em)`
    select o.id as "orderId" from product p join orders o on o.shop_id = p.shop_id
    where p.id = ${productId} and o.status in ('pending', 'baking') and exists (select from order_line l
      where l.order_id = o.id and l.product_id = p.id and not l.from_stock and l.baked < l.quantity)
    order by o.id for update of o`;
  return waiting.map(({ orderId }) => orderId);
}

export interface LockedProduct {
  /** Null = baked to order. */
  readonly stock: number | null;
  /** Baked and nobody's yet. */
  readonly spare: number;
}

/** After the orders: what it holds now is read once the lock is ours. */
export async function lockProduct({ em, now }: Work, productId: number): Promise<LockedProduct> {
  const [product] = await rows<LockedProduct>(em)`
    select p.stock, ${freshSpare(now)} as spare from product p where p.id = ${productId} for update`;
  return product!;
}

export interface LastBatch {
  readonly batchId: number;
  readonly quantity: number;
  /** First name. */
  readonly by: string;
}

/** @returns undefined when none was ever recorded. */
export async function lastBatchOf(em: SqlEntityManager, productId: number): Promise<LastBatch | undefined> {
  const [last] = await rows<LastBatch>(em)`
    select b.id as "batchId", b.quantity, w.first_name as by from batch b join person w on w.id = b.by_id
    where b.product_id = ${productId} order by b.id desc limit 1`;
  return last;
}
