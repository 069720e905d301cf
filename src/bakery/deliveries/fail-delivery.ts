import { lockOrder, type OfOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { operation } from '../operation.ts';
import { moveOrder } from '../orders/move-order.ts';
import { lockDelivery } from './lock-delivery.ts';
import { failures } from './setbacks.ts';

export interface Failing extends OfOrder {
  /** Its place among `failures`. */
  readonly why: number;
}

/** The customer did not get it: it comes back to the shop, ready, and is offered again or rejected there. */
export const failDelivery = operation({
  name: 'fail-delivery',
  allow: ['courier'],
  shop: shopOfOrder,
  async run({ em, now, emit }, { personId }, { orderId, why }: Failing) {
    const order = await lockOrder(em, orderId);
    const delivery = await lockDelivery(em, orderId);
    const failure = failures[why] ?? failures[0];
    if (!delivery.failBy(personId, failure, now)) return;
    moveOrder(em, order, 'ready', personId, `#${failure}`);
    emit({ type: 'delivery.failed', orderId, courierId: personId });
  },
});
