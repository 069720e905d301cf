import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';

/** Later than on the same day nobody knows how many there were. */
export const CORRECTABLE_HOURS = 12;

/** Pieces of a batch that went to an order. */
export interface Share {
  readonly orderId: number;
  readonly pieces: number;
}

export interface KnownBatch {
  readonly batchId: number;
  readonly productId: number;
  readonly quantity: number;
  readonly byId: number;
  /** First name. */
  readonly by: string;
  readonly isFresh: boolean;
  /** What was written down at first, if that was wrong. */
  readonly correctedFrom: number | null;
  readonly leftOver: number;
  readonly given: readonly Share[];
}

/** The shop whose roles count for a batch. */
export async function shopOfBatch(em: SqlEntityManager, { batchId }: { batchId: number }): Promise<number | undefined> {
  const [batch] = await rows<{ shopId: number }>(em)`select shop_id as "shopId" from batch where id = ${batchId}`;
  return batch?.shopId;
}

/** @throws {Refusal} `product.unknown` */
export async function batchOf(em: SqlEntityManager, batchId: number): Promise<KnownBatch> {
  const [batch] = await rows<KnownBatch>(em)`
    select b.id as "batchId", b.product_id as "productId", b.quantity, b.by_id as "byId", p.first_name as by,
      b.at > now() - ${CORRECTABLE_HOURS} * interval '1 hour' as "isFresh", b.corrected_from as "correctedFrom",
      b.left_over as "leftOver", b.given
    from batch b join person p on p.id = b.by_id where b.id = ${batchId}`;
  if (!batch) throw new Refusal('product.unknown');
  return batch;
}

/** Locks the orders that pieces of a batch went to, by id; the product comes after. What they got only grows less. */
export async function lockOrdersOf(em: SqlEntityManager, batchId: number): Promise<KnownBatch> {
  const batch = await batchOf(em, batchId);
  await rows(em)`select id from orders where id = any(${batch.given.map(({ orderId }) => orderId)}::int[])
    order by id for update`;
  return batch;
}
