import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../refusal.ts';
import { Order } from './order.ts';

/**
 * Somebody's own order; two taps on it come one after the other.
 * @throws {Refusal} `order.unknown` when there is none, or it is somebody else's.
 */
export function lockOwnOrder(em: SqlEntityManager, orderId: number, personId: number): Promise<Order> {
  return em.findOneOrFail(
    Order,
    { id: orderId, customer: personId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler: () => new Refusal('order.unknown') },
  );
}
