import { shopOfOrder } from '../../kitchen/lock-order.ts';
import { operation } from '../../operation.ts';
import { lockDelivery } from '../lock-delivery.ts';
import type { Assigning } from './assign-delivery.ts';
import { noteDeed } from './note-deed.ts';

/**
 * The bakery takes a delivery from the courier whose name was on the button; it is offered again to all on duty.
 * @returns false when nobody has it.
 * @throws {Refusal} `delivery.has-courier`, `delivery.has-left`, `delivery.gone`.
 */
export const takeAwayDelivery = operation({
  name: 'take-away-delivery',
  allow: ['employee', 'owner'],
  audited: true,
  shop: shopOfOrder,
  async run({ em, now, emit }, _actor, { orderId, courierId }: Assigning) {
    const delivery = await lockDelivery(em, orderId);
    await em.populate(delivery, ['courier']);
    if (!delivery.takeFrom(courierId, 'taken-away', now)) return false;
    await noteDeed(em, delivery.id, courierId, 'taken-away');
    emit({ type: 'delivery.given_back', orderId, courierId });
    return true;
  },
});
