import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import type { InCart } from './put-in-cart.ts';

/** Takes as many of a line as there are; what there is enough of, or nothing at all, stays as it is. */
export const fitToStock = operation({
  name: 'fit-to-stock',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, productId }: InCart) {
    const [line] = await rows<{ quantity: number }>(em)`
      with basket as (
        select id from cart where person_id = ${personId} and shop_id = ${shopId} for update
      ), fitted as (
        update cart_line l set quantity = p.stock from basket, product p
        where l.cart_id = basket.id and l.product_id = ${productId} and p.id = l.product_id
          and p.stock between 1 and l.quantity - 1
        returning l.quantity
      )
      update cart k set version = k.version + 1 from basket, fitted where k.id = basket.id
      returning fitted.quantity`;
    return { quantity: line?.quantity ?? null };
  },
});
