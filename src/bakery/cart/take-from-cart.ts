import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

export interface TakenOut {
  readonly productId: number;
  readonly pieces: number;
}

/**
 * Some pieces less, or the whole line when there are no more. What is not in the cart is taken out already. A product
 * has one shop, so its line is found without saying in whose cart; the answer says it.
 */
export const takeFromCart = operation({
  name: 'take-from-cart',
  allow: ['anybody'],
  async run({ em }, { personId }, { productId, pieces }: TakenOut) {
    const [line] = await rows<{ quantity: number; shopId: number }>(em)`
      with line as (
        select l.cart_id, l.product_id, l.quantity from cart k join cart_line l on l.cart_id = k.id
        where k.person_id = ${personId} and l.product_id = ${productId}
        for update of k, l
      ), lowered as (
        update cart_line l set quantity = l.quantity - ${pieces} from line
        where l.cart_id = line.cart_id and l.product_id = line.product_id and line.quantity > ${pieces}
      ), removed as (
        delete from cart_line l using line
        where l.cart_id = line.cart_id and l.product_id = line.product_id and line.quantity <= ${pieces}
      )
      update cart k set version = k.version + 1 from line where k.id = line.cart_id
      returning greatest(line.quantity - ${pieces}, 0) as quantity, k.shop_id as "shopId"`;
    return { quantity: line?.quantity ?? 0, shopId: line?.shopId ?? null };
  },
});
