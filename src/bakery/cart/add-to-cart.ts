import { operation } from '../operation.ts';
import { type InCart, putInCart } from './put-in-cart.ts';

/** One piece more. Refused as `putInCart` refuses. */
export const addToCart = operation({
  name: 'add-to-cart',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, productId }: InCart) {
    const put = await putInCart(em, { personId, shopId, productId, quantity: null });
    return { shopId: put.shopId, name: put.name, quantity: put.quantity, asksInscription: put.asksInscription };
  },
});
