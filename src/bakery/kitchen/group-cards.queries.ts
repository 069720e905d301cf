import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/** So many at once: a group takes twenty messages a minute. */
const MOST = 60;

/** @returns the group in which the cards of the order's shop stand, as a reader; nothing while there is none. */
export async function groupOfOrder(em: SqlEntityManager, orderId: number): Promise<number[]> {
  const found = await rows<{ readerId: number | null }>(em)`
    select group_of(shop_id) as "readerId" from orders where id = ${orderId}`;
  return found.flatMap(({ readerId }) => readerId ?? []);
}

export async function hasRungLate(em: SqlEntityManager, orderId: number): Promise<boolean> {
  return (await rows(em)`select from order_alarm where order_id = ${orderId} and kind = 'late'`).length > 0;
}

/** @returns the newest open orders of the shop whose board a group is, the newest last. */
export async function openOrdersOfGroup(em: SqlEntityManager, readerId: number): Promise<number[]> {
  const open = await rows<{ orderId: number }>(em)`
    select o.id as "orderId" from group_board b join orders o on o.shop_id = b.shop_id
    where b.reader_id = ${readerId} and b.released_at is null and o.status in ('pending', 'baking', 'ready', 'in_transit')
    order by o.id desc limit ${MOST}`;
  return open.map(({ orderId }) => orderId).reverse();
}

/** @returns open orders of which a card stands in a group. */
export async function orderCardsOfGroup(em: SqlEntityManager, readerId: number): Promise<number[]> {
  const shown = await rows<{ orderId: number }>(em)`
    select distinct o.id as "orderId" from card c join orders o on o.id = c.subject_id
    where c.person_id = ${readerId} and c.code in ('kit.card', 'dlv.offer') and c.message_id is not null
      and o.status in ('pending', 'baking', 'ready', 'in_transit')
    order by o.id desc limit ${MOST}`;
  return shown.map(({ orderId }) => orderId).reverse();
}

export interface InGroupOfShop {
  readonly orderId: number;
  readonly readerId: number;
}

/** Open orders of a customer whose shops have a group: their cards say whether the customer hears of anything. */
export async function ordersInGroups(em: SqlEntityManager, customerId: number): Promise<InGroupOfShop[]> {
  return rows<InGroupOfShop>(em)`
    select o.id as "orderId", group_of(o.shop_id) as "readerId" from orders o
    where o.customer_id = ${customerId} and o.status in ('pending', 'baking', 'ready', 'in_transit')
      and group_of(o.shop_id) is not null order by o.id`;
}
