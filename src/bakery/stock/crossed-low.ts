import { type RawBuilder, sql } from 'kysely';
import type { Work } from '../operation.ts';

/**
 * Ids of the products in `taken` (id, stock and low_at after, quantity that went) whose low level was reached just now.
 * What was as low before is not told again until it has been above.
 */
export const crossedLow: RawBuilder<number[]> = sql`array(
  select id from taken where stock <= low_at and stock + quantity > low_at order by id)`;

export function tellLow(emit: Work['emit'], productIds: readonly number[]): void {
  for (const productId of productIds) emit({ type: 'stock.low', productId });
}
