import { stockNow } from '../catalog/console/stock-now.ts';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

/**
 * Undoes `clearCart`, in the order in which things were put in; once, and not into a cart with something else in it.
 * What is gone or sold out by now stays out, and is named.
 */
export const bringBackCart = operation({
  name: 'bring-back-cart',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId }: { shopId: number }) {
    const aside = await rows<{ name: string; there: boolean }>(em)`
      with basket as (
        select id, shop_id, cleared from cart k
        where person_id = ${personId} and shop_id = ${shopId} and cleared is not null
          and not exists (select from cart_line l where l.cart_id = k.id)
        for update
      ), aside as (
        select basket.id as cart_id, p.id as product_id, p.name, p.on_shelf and ${stockNow} is distinct from 0 as there,
          (e.line->>'quantity')::int as quantity, e.line->>'inscription' as inscription,
          (e.line->>'price_seen')::int as price_seen, e.place
        from basket cross join lateral jsonb_array_elements(basket.cleared) with ordinality as e(line, place)
          join product p on p.id = (e.line->>'product_id')::int and p.shop_id = basket.shop_id
      ), back as (
        insert into cart_line (cart_id, product_id, quantity, inscription, price_seen, added_at)
        select cart_id, product_id, quantity, inscription, price_seen, now() + place * interval '1 microsecond'
        from aside where there
      ), used as (
        update cart k set cleared = null, version = k.version + 1 from basket where k.id = basket.id
      )
      select name, there from aside order by place`;
    return { gone: aside.filter(({ there }) => !there).map(({ name }) => name) };
  },
});
