import { freshSpare } from '../../catalog/fresh-spare.ts';
import type { Work } from '../../operation.ts';
import { rows } from '../../rows.ts';

/**
 * An order that the caller has locked is ready, or handed over, without a batch for some of its pieces: those that
 * were spare went into it, so that no list counts on them again; the line keeps how many, should it be undone.
 */
export async function useUpSpare({ em, now }: Pick<Work, 'em' | 'now'>, orderId: number): Promise<void> {
  await rows(em)`
    with line as (
      select p.id, l.quantity - l.baked as missing, ${freshSpare(now)} as spare from order_line l join product p on p.id = l.product_id
      where l.order_id = ${orderId} and not l.from_stock and l.baked < l.quantity
      order by p.id for update of p
    ), spared as (
      update product p set spare = greatest(${freshSpare(now)} - line.missing, 0)
      from line where p.id = line.id and p.spare > 0 returning p.id
    )
    update order_line l set spared = least(line.missing, line.spare) from line join spared on spared.id = line.id
    where l.order_id = ${orderId} and l.product_id = line.id`;
}
