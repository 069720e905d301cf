import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Order } from '../orders/order.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { Shop } from '../shops/shop.ts';

export interface OfOrder {
  readonly orderId: number;
}

/** Two taps on the same order come one after the other. An order is locked before its delivery. */
export async function lockOrder(em: SqlEntityManager, orderId: number): Promise<Order> {
  const failHandler = () => new Refusal('order.unknown');
  return em.findOneOrFail(Order, orderId, { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler });
}

/** The shop whose roles count for an order. */
export async function shopOfOrder(em: SqlEntityManager, { orderId }: OfOrder): Promise<number | undefined> {
  const [order] = await rows<{ shopId: number }>(em)`select shop_id as "shopId" from orders where id = ${orderId}`;
  return order?.shopId;
}

/** Ready, or pending in a shop that does not bake to order. */
export async function isReadyToGo(em: SqlEntityManager, order: Order): Promise<boolean> {
  if (order.status !== 'pending') return order.status === 'ready';
  const { bakesToOrder } = await em.findOneOrFail(Shop, order.shop.id);
  return !bakesToOrder;
}
