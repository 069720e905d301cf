import { back, type OrderStatus } from '../orders/order-status.ts';

/** Long enough to see that the thumb was wrong, too short for anybody to rely on the step. */
export const UNDO_SECONDS = 60;

interface Stepped {
  readonly fulfilment: 'delivery' | 'pickup';
  /** Null for an order that its customer has cancelled. */
  readonly reason: string | null;
}

/**
 * A step that the kitchen may take back: neither a courier's nor a customer's, and none that was itself an undoing.
 * @param from null for the first step.
 */
export function isUndoable(from: OrderStatus | null, to: OrderStatus, { fulfilment, reason }: Stepped): boolean {
  const before: readonly (OrderStatus | null)[] = back[to];
  if (to === 'in_transit' || (to === 'completed' && fulfilment === 'delivery')) return false;
  if (to === 'cancelled' && reason === null) return false;
  return before.includes(from);
}
