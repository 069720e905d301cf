import { operation } from '../operation.ts';
import { callOffOrder } from '../orders/call-off-order.ts';
import { lockOrder, type OfOrder, shopOfOrder } from './lock-order.ts';

export interface Rejection extends OfOrder {
  /** Told to the customer: as typed, or as `storedReason` writes a listed one. */
  readonly reason: string;
}

/** @returns false when it was called off already: the reason that counts is the first. */
export const rejectOrder = operation({
  name: 'reject-order',
  allow: ['employee', 'owner'],
  shop: shopOfOrder,
  async run(work, { personId }, { orderId, reason }: Rejection) {
    return callOffOrder(work, await lockOrder(work.em, orderId), personId, reason);
  },
});
