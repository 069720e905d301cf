import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Person } from '../people/person.ts';
import type { Order } from './order.ts';
import type { OrderStatus } from './order-status.ts';
import { OrderStep } from './order-step.ts';

/**
 * Moves an order that the caller has locked, and writes down who did it and why. Cancelling is `callOffOrder`.
 * @param by id of the person who moves it.
 * @returns false when it was there already, so a double tap announces nothing.
 * @throws {Refusal} `order.not-now` when the table has no such step.
 */
export function moveOrder(em: SqlEntityManager, order: Order, to: OrderStatus, by: number, reason?: string): boolean {
  const from = order.become(to);
  if (!from) return false;
  em.create(OrderStep, { order, from, to, by: em.getReference(Person, by), reason });
  return true;
}

/**
 * Undoes the last step of an order that the caller has locked; the history keeps both. For a rejection it is
 * `bringBackOrder`.
 * @throws {Refusal} `order.not-now` when the table has no such step back.
 */
export function moveBack(em: SqlEntityManager, order: Order, to: OrderStatus, by: number): void {
  const from = order.goBack(to);
  em.create(OrderStep, { order, from, to, by: em.getReference(Person, by) });
}
