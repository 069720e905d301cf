import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

/**
 * What the bakery should know of the next order from the cart, ≤ 300 characters; null = nothing. An empty cart takes
 * no note: written under the summary of an order just placed it would wait, unseen, for another one.
 */
export const leaveNote = operation({
  name: 'leave-note',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, note }: { shopId: number; note: string | null }) {
    await rows(em)`update cart set version = version + 1, note = ${note}
      where person_id = ${personId} and shop_id = ${shopId}
        and exists (select from cart_line l where l.cart_id = cart.id)`;
  },
});
