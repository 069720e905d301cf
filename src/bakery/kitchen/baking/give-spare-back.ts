import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';

/**
 * An order that the caller has locked is not ready after all: the spare pieces that went into it without a batch are
 * nobody's again. They grow no fresher by it.
 */
export async function giveSpareBack(em: SqlEntityManager, orderId: number): Promise<void> {
  await rows(em)`
    with line as (
      select p.id, l.spared from order_line l join product p on p.id = l.product_id
      where l.order_id = ${orderId} and l.spared > 0 order by p.id for update of p
    ), back as (
      update product p set spare = p.spare + line.spared from line where p.id = line.id
    )
    update order_line set spared = 0 where order_id = ${orderId} and spared > 0`;
}
