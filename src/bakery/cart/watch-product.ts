import { stockNow } from '../catalog/console/stock-now.ts';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

export interface Watching {
  readonly productId: number;
  readonly isWatched: boolean;
}

/**
 * Somebody wants to hear when a product is back, or no longer. Its row is locked for reading: what comes back at this
 * very moment is seen here, or the wish is seen there.
 */
export const watchProduct = operation({
  name: 'watch-product',
  allow: ['anybody'],
  async run({ em }, { personId }, { productId, isWatched }: Watching) {
    if (!isWatched) {
      await rows(em)`delete from product_watch where product_id = ${productId} and person_id = ${personId}`;
      return { isWatched: false };
    }
    const [missing] = await rows<{ id: number }>(em)`
      select p.id from product p
      where p.id = ${productId} and (${stockNow} = 0 or not p.on_shelf) and p.was_shown for share`;
    if (!missing) return { isWatched: false };
    await rows(em)`insert into product_watch (product_id, person_id) values (${missing.id}, ${personId})
      on conflict do nothing`;
    return { isWatched: true };
  },
});
