import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/**
 * An order is with its customer: what was in it is liked. Call it once, in the transaction that completes the order.
 * @param times -1 when that is undone.
 */
export async function countSold(em: SqlEntityManager, orderId: number, times: 1 | -1 = 1): Promise<void> {
  await rows(em)`
    with line as (
      select p.id, l.quantity from order_line l join product p on p.id = l.product_id
      where l.order_id = ${orderId} order by p.id for no key update of p
    )
    update product p set sold = p.sold + ${times}::int * line.quantity from line where p.id = line.id`;
}
