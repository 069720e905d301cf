import { type OfOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { operation } from '../operation.ts';
import { Person } from '../people/person.ts';
import { noteTaken } from './assigning/note-deed.ts';
import { lockCourier, mustHaveHandsFree } from './load.ts';
import { lockDelivery } from './lock-delivery.ts';

/** The row lock makes the second courier wait, then meet `delivery.taken`. */
export const acceptDelivery = operation({
  name: 'accept-delivery',
  allow: ['courier'],
  shop: shopOfOrder,
  async run({ em, now, emit }, { personId }, { orderId }: OfOrder) {
    await lockCourier(em, personId);
    const delivery = await lockDelivery(em, orderId);
    await em.populate(delivery, ['courier']);
    const courier = em.getReference(Person, personId);
    if (!delivery.acceptBy(courier, now)) return;
    await mustHaveHandsFree(em, personId, orderId);
    await noteTaken(em, delivery.id, personId);
    emit({ type: 'delivery.accepted', orderId });
  },
});
