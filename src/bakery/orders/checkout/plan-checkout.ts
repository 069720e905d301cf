import { operation } from '../../operation.ts';
import type { Phone } from '../../people/phone.ts';
import type { Place } from '../../people/place.ts';
import { claimPhone } from '../../people/profile/claim-phone.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import type { Fulfilment } from './checkout.ts';

export interface Plan {
  readonly shopId: number;
  readonly fulfilment: Fulfilment;
  /** Null keeps what was said before. */
  readonly place: Place | null;
  /** Null keeps what is known. */
  readonly phone: Phone | null;
}

/**
 * Writes down how the next order from the cart goes out; the cart gets a new version, so that a ✅ under an older
 * summary orders nothing. An own number becomes the person's, with what the shop had registered for it; when somebody
 * else writes with it, or it was only typed, it serves the orders of this cart.
 */
export const planCheckout = operation({
  name: 'plan-checkout',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, fulfilment, place, phone }: Plan) {
    if (phone?.own) await claimPhone(em, personId, phone.number);
    const [cart] = await rows<{ cartId: number; version: number }>(em)`
      update cart set version = version + 1, fulfilment = ${fulfilment}, phone = coalesce(${phone?.number ?? null}, phone),
        address = case when ${place !== null} then ${place?.address ?? null} else address end,
        latitude = case when ${place !== null} then ${place?.latitude ?? null}::float8 else latitude end,
        longitude = case when ${place !== null} then ${place?.longitude ?? null}::float8 else longitude end
      where person_id = ${personId} and shop_id = ${shopId}
      returning id as "cartId", version`;
    if (!cart) throw new Refusal('order.empty');
    return { cartId: cart.cartId, version: cart.version };
  },
});
