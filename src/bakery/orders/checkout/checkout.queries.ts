import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { stockNow } from '../../catalog/console/stock-now.ts';
import { rows } from '../../rows.ts';
import type { CheckoutRow } from './checkout.ts';
import type { Area } from './obstacles.ts';

/** A checkout with what its screens and questions show besides. */
export interface CheckoutView extends CheckoutRow {
  readonly shopLanguage: string;
}

/** A number given for the orders of this cart is preferred to the own one; else one given in another shop will do. */
const checkout = sql`
  select c.id as "cartId", c.version, c.fulfilment, c.address, c.latitude, c.longitude,
    coalesce(c.phone, b.phone, (
      select k.phone from cart k where k.person_id = b.id and k.phone is not null order by k.id desc limit 1
    )) as phone, c.note, c.slot_at as "slotAt", c.change_from as "changeFrom",
    s.id as "shopId", s.name as "shopName", s.address as "shopAddress", s.language as "shopLanguage", s.time_zone as "timeZone", s.currency,
    s.delivery_fee as "shopFee", s.free_from as "freeFrom", s.minimum, s.latitude as "shopLatitude",
    s.longitude as "shopLongitude", s.radius_km as "radiusKm", s.hours, s.cut_off as "cutOff",
    s.lead_minutes as "shopLead", s.slot_minutes as "slotMinutes", s.slot_capacity as "slotCapacity",
    s.pause_text as "pauseText", case when s.paused_until > now() then s.paused_until end as "pausedUntil",
    case when c.slot_at is not null and s.slot_capacity is not null then (
      select count(*) from orders o
      where o.shop_id = s.id and o.due_at = c.slot_at and o.status <> 'cancelled'
    ) end as "inSlot",
    exists (select from customer k where k.shop_id = s.id and k.person_id = b.id and k.blocked_at is not null)
      as "isBlocked",
    p.id as "productId", p.name, p.price, ${stockNow} as stock, p.on_shelf as "onShelf", p.lead_minutes as "leadMinutes",
    l.quantity, l.inscription, l.price_seen as "priceSeen"
  from cart c join person b on b.id = c.person_id join shop s on s.id = c.shop_id
    join cart_line l on l.cart_id = c.id join product p on p.id = l.product_id`;

/** One row for each line of the cart, in the order things were put in; none when it is empty. */
export function checkoutOf(em: SqlEntityManager, shopId: number, personId: number): Promise<CheckoutView[]> {
  return rows<CheckoutView>(em)`${checkout}
    where c.shop_id = ${shopId} and c.person_id = ${personId} order by l.added_at, p.id`;
}

/** The same, locked: the cart and its products by id, so that two orders never wait for each other. */
export function lockCheckout(em: SqlEntityManager, cartId: number, personId: number): Promise<CheckoutView[]> {
  return rows<CheckoutView>(em)`${checkout}
    where c.id = ${cartId} and c.person_id = ${personId} order by p.id for no key update of c, p`;
}

/** Orders by the moment they are promised for, from `from` on; those that were cancelled make room. */
export async function ordersBySlot(em: SqlEntityManager, shopId: number, from: Date): Promise<Map<number, number>> {
  const found = await rows<{ at: Date; count: number }>(em)`
    select due_at as at, count(*) as count from orders
    where shop_id = ${shopId} and due_at >= ${from} and status <> 'cancelled' group by 1`;
  return new Map(found.map(({ at, count }) => [at.getTime(), count]));
}

/** Whose cart it is, too: somebody else's is none. */
export async function shopOfCart(em: SqlEntityManager, cartId: number, personId: number): Promise<number | undefined> {
  const [cart] = await rows<{ shopId: number }>(em)`
    select shop_id as "shopId" from cart where id = ${cartId} and person_id = ${personId}`;
  return cart?.shopId;
}

export async function areaOf(em: SqlEntityManager, shopId: number): Promise<Area | undefined> {
  const [area] = await rows<Area>(em)`
    select latitude as "shopLatitude", longitude as "shopLongitude", radius_km as "radiusKm" from shop
    where id = ${shopId}`;
  return area;
}
