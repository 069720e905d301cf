import { stockNow } from '../catalog/console/stock-now.ts';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

/**
 * Takes as many of a line as there are; what there is enough of, or nothing at all, stays as it is. A product has one
 * shop, so its line is found without saying in whose cart; the answer says it.
 */
export const fitToStock = operation({
  name: 'fit-to-stock',
  allow: ['anybody'],
  async run({ em }, { personId }, { productId }: { productId: number }) {
    const [line] = await rows<{ quantity: number; shopId: number }>(em)`
      with basket as (
        select k.id from cart k join cart_line l on l.cart_id = k.id
        where k.person_id = ${personId} and l.product_id = ${productId}
        for update of k
      ), fitted as (
        update cart_line l set quantity = p.stock from basket, product p
        where l.cart_id = basket.id and l.product_id = ${productId} and p.id = l.product_id
          and ${stockNow} between 1 and l.quantity - 1
        returning l.quantity
      )
      update cart k set version = k.version + 1 from basket, fitted where k.id = basket.id
      returning fitted.quantity, k.shop_id as "shopId"`;
    return { quantity: line?.quantity ?? null, shopId: line?.shopId ?? null };
  },
});
