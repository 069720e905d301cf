import type { Work } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import type { Order } from '../orders/order.ts';
import { useUpSpare } from './baking/use-up-spare.ts';

/**
 * All of an order that the caller has locked is out of the oven.
 * @param by id of the person who says so.
 * @returns false when it was ready already.
 * @throws {Refusal} `order.not-now` when it is not in the oven.
 */
export async function becomeReady(work: Work, order: Order, by: number): Promise<boolean> {
  if (!moveOrder(work.em, order, 'ready', by)) return false;
  await useUpSpare(work, order.id);
  work.emit({ type: 'order.ready', orderId: order.id });
  return true;
}
