import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../refusal.ts';
import { Delivery } from './delivery.ts';

/** Whoever comes second waits here and then sees what the first has done. The order, if needed, is locked before. */
export async function lockDelivery(em: SqlEntityManager, orderId: number): Promise<Delivery> {
  const failHandler = () => new Refusal('delivery.gone');
  return em.findOneOrFail(Delivery, { order: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler });
}
