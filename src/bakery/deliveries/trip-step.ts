import type { OrderStatus } from '../orders/order-status.ts';

/** A courier's own step, 📤 or 🏁, and none that was itself an undoing. */
export function isTripStep(from: OrderStatus, to: OrderStatus): boolean {
  if (to === 'completed') return from === 'in_transit';
  return to === 'in_transit' && (from === 'ready' || from === 'pending');
}
