import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import type { CheckoutRow } from './checkout.ts';

/** A checkout with what its screens and questions show besides. */
export interface CheckoutView extends CheckoutRow {
  readonly shopName: string;
  readonly shopAddress: string;
  readonly timeZone: string;
}

/** One row for each line of the cart, in the order things were put in; none when it is empty. */
export function checkoutOf(em: SqlEntityManager, shopId: number, personId: number): Promise<CheckoutView[]> {
  return rows<CheckoutView>(em)`
    select c.id as "cartId", c.version, c.fulfilment, c.address, c.latitude, c.longitude,
      coalesce(b.phone, c.phone) as phone, s.id as "shopId", s.currency, s.delivery_fee as "shopFee",
      s.name as "shopName", s.address as "shopAddress", s.time_zone as "timeZone",
      p.id as "productId", p.name, p.price, p.stock, p.on_shelf as "onShelf", l.quantity
    from cart c join person b on b.id = c.person_id join shop s on s.id = c.shop_id
      join cart_line l on l.cart_id = c.id join product p on p.id = l.product_id
    where c.shop_id = ${shopId} and c.person_id = ${personId}
    order by l.added_at, p.id`;
}
