import { type OfOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

/** Whoever opens an offer from the list has been asked as well, so they hear when somebody takes it. */
export const lookAtOffer = operation({
  name: 'look-at-offer',
  allow: ['courier'],
  shop: shopOfOrder,
  async run({ em }, { personId }, { orderId }: OfOrder) {
    await rows(em)`insert into offer (delivery_id, courier_id)
      select id, ${personId}::int from delivery where order_id = ${orderId} and status = 'offered'
      on conflict do nothing`;
  },
});
