import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/** So many at once: a group takes twenty messages a minute. */
const MOST = 60;

/** Whether a group still is the board of the order's shop. */
export async function isOpenGroup(em: SqlEntityManager, readerId: number): Promise<boolean> {
  const found = await rows(em)`select from group_board where reader_id = ${readerId} and released_at is null`;
  return found.length > 0;
}

/** @returns open deliveries of the shop whose board a group is, or was, the newest last. */
export async function openDeliveriesOfGroup(em: SqlEntityManager, readerId: number): Promise<number[]> {
  const open = await rows<{ orderId: number }>(em)`
    select o.id as "orderId" from group_board b join orders o on o.shop_id = b.shop_id
      join delivery d on d.order_id = o.id
    where b.reader_id = ${readerId} and o.status in ('pending', 'baking', 'ready', 'in_transit')
      and d.status in ('offered', 'accepted', 'picked_up')
    order by o.id desc limit ${MOST}`;
  return open.map(({ orderId }) => orderId).reverse();
}

/** @returns the group in which a delivery of the order is offered, as a reader; nothing for a pickup. */
export async function groupOfDelivery(em: SqlEntityManager, orderId: number): Promise<number[]> {
  const found = await rows<{ readerId: number | null }>(em)`
    select group_of(o.shop_id) as "readerId" from orders o join delivery d on d.order_id = o.id where o.id = ${orderId}`;
  return found.flatMap(({ readerId }) => readerId ?? []);
}
