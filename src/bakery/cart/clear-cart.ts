import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

/** Takes everything out and lays it aside until something else is put in. An empty cart stays as it is. */
export const clearCart = operation({
  name: 'clear-cart',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId }: { shopId: number }) {
    const [cart] = await rows<{ lines: number }>(em)`
      with basket as (
        select id from cart where person_id = ${personId} and shop_id = ${shopId} for update
      ), emptied as (
        delete from cart_line l using basket where l.cart_id = basket.id returning l.*
      ), aside as (
        select count(*) as lines, jsonb_agg(jsonb_build_object('product_id', product_id, 'quantity', quantity,
          'inscription', inscription, 'price_seen', price_seen) order by added_at, product_id) as cleared
        from emptied
      )
      update cart k set cleared = aside.cleared, version = k.version + 1 from basket, aside
      where k.id = basket.id and aside.lines > 0
      returning aside.lines`;
    return { lines: cart?.lines ?? 0 };
  },
});
