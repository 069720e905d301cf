import { type OfOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { operation } from '../operation.ts';
import { lockDelivery } from './lock-delivery.ts';

/** It is offered again to everybody on duty. */
export const giveBackDelivery = operation({
  name: 'give-back-delivery',
  allow: ['courier'],
  shop: shopOfOrder,
  async run({ em, emit }, { personId }, { orderId }: OfOrder) {
    const delivery = await lockDelivery(em, orderId);
    if (delivery.giveBackBy(personId)) emit({ type: 'delivery.given_back', orderId, courierId: personId });
  },
});
