import type { Work } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { crossedLow, tellLow } from '../../stock/crossed-low.ts';
import type { Share } from './batch-to-correct.ts';

interface Written {
  readonly productId: number;
  readonly quantity: number;
  readonly personId: number;
}

interface NewBatch extends Written {
  readonly shares: readonly Share[];
  /** Pieces that nobody waited for. */
  readonly left: number;
}

/** With where its pieces went, so that a wrong number can be taken back. */
export async function writeBatch(
  em: Work['em'],
  { productId, quantity, personId, shares, left }: NewBatch,
): Promise<void> {
  await rows(em)`
    insert into batch (product_id, shop_id, quantity, by_id, given, left_over)
    select id, shop_id, ${quantity}::int, ${personId}::int, ${JSON.stringify(shares)}::jsonb, ${left}::int
    from product where id = ${productId}`;
}

/** What nobody waits for of a product baked to order is spare from now on. The caller has locked the product. */
export async function keepSpare({ em, now }: Work, productId: number, pieces: number): Promise<void> {
  await rows(em)`update product set spare = ${pieces}, spare_at = ${now} where id = ${productId}`;
}

/** Spare pieces have found somebody; those that stay grow no fresher. The caller has locked the product. */
export async function takeSpare(em: Work['em'], productId: number, pieces: number): Promise<void> {
  await rows(em)`update product set spare = spare - ${pieces}::int where id = ${productId}`;
}

/** What nobody waits for goes to the shelf. The caller has locked the product. */
export async function putOnShelf(em: Work['em'], { productId, quantity, personId }: Written): Promise<void> {
  await rows(em)`
    with shelved as (
      update product set stock = stock + ${quantity}::int, spare = 0, version = version + 1
      where id = ${productId} returning id
    )
    insert into stock_movement (product_id, quantity, reason, by_id)
    select id, ${quantity}::int, 'baked', ${personId}::int from shelved where ${quantity}::int > 0`;
}

/** Pieces that were never baked. The caller has locked the product, and seen that so many lie there. */
export async function takeOffShelf({ em, emit }: Work, { productId, quantity, personId }: Written): Promise<void> {
  const [taken] = await rows<{ low: number[] }>(em)`
    with taken as (
      update product set stock = stock - ${quantity}::int, version = version + 1
      where id = ${productId} and ${quantity}::int > 0 returning id, stock, low_at, ${quantity}::int as quantity
    ), moved as (
      insert into stock_movement (product_id, quantity, reason, by_id)
      select id, -quantity, 'baked', ${personId}::int from taken
    )
    select ${crossedLow} as low`;
  tellLow(emit, taken!.low);
}
