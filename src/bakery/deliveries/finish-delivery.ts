import { countSold } from '../catalog/count-sold.ts';
import { lockOrder, type OfOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { operation } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { lockDelivery } from './lock-delivery.ts';
import { type Missing, missingProof, type Proof } from './proof/proof.ts';

export interface Finishing extends OfOrder, Proof {}

/**
 * The customer has it: the delivery and its order are done. A wrong code is no refusal, for it must be counted.
 * @returns what is missing first, or null.
 */
export const finishDelivery = operation({
  name: 'finish-delivery',
  allow: ['courier'],
  shop: shopOfOrder,
  async run({ em, now, emit }, { personId }, { orderId, ...shown }: Finishing): Promise<Missing | null> {
    const order = await lockOrder(em, orderId);
    const delivery = await lockDelivery(em, orderId);
    const missing = delivery.isOnTheWayWith(personId) ? await missingProof(em, delivery, shown) : null;
    if (missing || !delivery.deliverBy(personId, now)) return missing;
    moveOrder(em, order, 'completed', personId);
    await countSold(em, orderId);
    emit({ type: 'order.completed', orderId });
    return null;
  },
});
