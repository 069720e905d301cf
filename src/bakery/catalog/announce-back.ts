import type { Work } from '../operation.ts';
import { rows } from '../rows.ts';
import { stockNow } from './console/stock-now.ts';

/** Told by one event. */
const MOST_TOLD = 500;
/** Nobody has so many customers. */
const EVERYBODY = 2 ** 31 - 1;

export interface CameBack {
  readonly productId: number;
  /** That came to the shelf just now; null = any number can be had. */
  readonly pieces: number | null;
}

/**
 * Products can be had again. Tells those who asked, the first who asked first and no more people than pieces, and
 * forgets that they asked: told once is enough. Call it in the transaction that brings the pieces, after it has
 * changed the product.
 */
export async function announceBack({ em, emit }: Work, came: readonly CameBack[]): Promise<void> {
  if (came.length === 0) return;
  const productIds = came.map(({ productId }) => productId);
  const pieces = came.map((one) => one.pieces ?? EVERYBODY);
  const told = await rows<{ productId: number; personIds: number[] }>(em)`
    with came as (
      select * from unnest(${productIds}::int[], ${pieces}::int[]) as one (product_id, pieces)
    ), waiting as (
      select w.product_id, w.person_id, came.pieces,
        row_number() over (partition by w.product_id order by w.at, w.person_id) as place
      from came join product p on p.id = came.product_id join product_watch w on w.product_id = p.id
        join person b on b.id = w.person_id
      where p.on_shelf and ${stockNow} is distinct from 0 and b.unreachable_since is null
    ), heard as (
      delete from product_watch w using waiting
      where w.product_id = waiting.product_id and w.person_id = waiting.person_id and waiting.place <= waiting.pieces
      returning w.product_id, w.person_id
    )
    select product_id as "productId", array_agg(person_id order by person_id) as "personIds"
    from heard group by product_id order by product_id`;
  for (const { productId, personIds } of told) {
    for (let from = 0; from < personIds.length; from += MOST_TOLD) {
      emit({ type: 'product.back', productId, personIds: personIds.slice(from, from + MOST_TOLD) });
    }
  }
}
