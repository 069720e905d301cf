import { type OfOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { operation } from '../operation.ts';
import { lockDelivery } from './lock-delivery.ts';
import { givenBackReasons } from './setbacks.ts';

export interface GivingBack extends OfOrder {
  /** Its place among `givenBackReasons`. */
  readonly why: number;
}

/** It is offered again to everybody on duty. */
export const giveBackDelivery = operation({
  name: 'give-back-delivery',
  allow: ['courier'],
  shop: shopOfOrder,
  async run({ em, now, emit }, { personId }, { orderId, why }: GivingBack) {
    const delivery = await lockDelivery(em, orderId);
    if (!delivery.giveBackBy(personId, givenBackReasons[why] ?? givenBackReasons[0], now)) return;
    emit({ type: 'delivery.given_back', orderId, courierId: personId });
  },
});
