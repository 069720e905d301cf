import { operation } from '../operation.ts';
import { type InCart, putInCart } from './put-in-cart.ts';

export interface Counted extends InCart {
  /** 1-99; taking a line out is `takeFromCart`. */
  readonly quantity: number;
}

/** So many, however many there were; a line that was taken out meanwhile comes back. Refused as `putInCart` refuses. */
export const setQuantity = operation({
  name: 'set-quantity',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, productId, quantity }: Counted) {
    const put = await putInCart(em, { personId, shopId, productId, quantity });
    return { quantity: put.quantity };
  },
});
