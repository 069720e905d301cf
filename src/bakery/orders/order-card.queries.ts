import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../operation.ts';
import type { Place } from '../people/place.ts';
import { rows } from '../rows.ts';
import { kilometresBetween } from '../shops/distance.ts';
import type { Fulfilment } from './checkout/checkout.ts';
import type { OrderStatus } from './order-status.ts';
import type { ReceiptLine } from './receipt.ts';

/** An order as its customer sees it. */
export interface OrderView extends Place {
  readonly orderId: number;
  readonly status: OrderStatus;
  readonly fulfilment: Fulfilment;
  readonly bakesToOrder: boolean;
  readonly shopName: string;
  readonly shopAddress: string;
  /** What the shop ends every card with; may be empty. */
  readonly footer?: string;
  readonly shopLatitude?: number | null;
  readonly shopLongitude?: number | null;
  /** E.164. */
  readonly phone: string;
  /** Minor units. */
  readonly items: number;
  readonly deliveryFee: number;
  readonly total: number;
  readonly currency: string;
  /** The first name, once accepted. */
  readonly courier: string | null;
  /** Kilometres from the door, while it is on its way with somebody who shares where they are. */
  readonly courierAway?: number;
  /** They have it, or brought it within the hour: the customer may write to them. */
  readonly courierListens?: boolean;
  /** Why the courier came back with it, until it leaves again; a key under `deliveries.setback`. */
  readonly failure: string | null;
  /** What the courier is told at the door, where the shop asks for it and somebody is coming. */
  readonly code: string | null;
  /** As `reasonText` reads it. */
  readonly reason: string | null;
  /** The customer changed their mind. */
  readonly withdrawn: boolean;
  /** Calling it off was a mistake, and nothing has followed yet. */
  readonly restored: boolean;
  readonly note: string | null;
  /** The banknote that is paid with, minor units. */
  readonly changeFrom: number | null;
  readonly placedAt: Date;
  /** Promised: the earliest time, or the beginning of the slot. Not after `placedAt` when nothing was promised. */
  readonly dueAt: Date;
  /** Null = as soon as possible. */
  readonly slotMinutes: number | null;
  readonly timeZone: string;
  /** When it was completed or cancelled. */
  readonly endedAt: Date | null;
  /** 1-5, once said. */
  readonly rating: number | null;
  readonly ratingComment: string | null;
  readonly lines: readonly ReceiptLine[];
}

type OrderRow = Omit<OrderView, 'lines' | 'courierAway'> &
  ReceiptLine & { readonly courierLatitude: number | null; readonly courierLongitude: number | null };

/** @returns undefined for everybody but its customer. */
export async function orderOf(em: SqlEntityManager, orderId: number, personId: number): Promise<OrderView | undefined> {
  const found = await rows<OrderRow>(em)`
    select o.id as "orderId", o.status, o.fulfilment, s.bakes_to_order as "bakesToOrder", s.name as "shopName",
      s.receipt_footer as footer, s.address as "shopAddress", s.latitude as "shopLatitude", s.longitude as "shopLongitude", o.address,
      o.latitude, o.longitude, o.phone, o.item_total as items, o.delivery_fee as "deliveryFee", o.total,
      o.currency, k.first_name as courier, w.latitude as "courierLatitude", w.longitude as "courierLongitude", d.failure,
      coalesce(d.status in ('accepted', 'picked_up')
        or d.status = 'delivered' and d.delivered_at > now() - interval '1 hour', false) as "courierListens",
      case when s.proof = 'code' and d.status in ('accepted', 'picked_up') then d.code end as code, o.cancel_reason as reason,
      exists (select from order_step t where t.order_id = o.id and t.to_status = 'cancelled'
        and t.by_id = o.customer_id) as withdrawn,
      coalesce((select t.from_status = 'cancelled' from order_step t where t.order_id = o.id
        order by t.id desc limit 1), false) as restored,
      o.note, o.change_from as "changeFrom", o.placed_at as "placedAt", o.due_at as "dueAt",
      o.slot_minutes as "slotMinutes", s.time_zone as "timeZone", o.rating, o.rating_comment as "ratingComment",
      case when o.status in ('completed', 'cancelled') then coalesce((select max(t.at) from order_step t
        where t.order_id = o.id and t.to_status = o.status), o.placed_at) end as "endedAt",
      l.name, l.price, l.quantity, l.inscription
    from orders o join shop s on s.id = o.shop_id join order_line l on l.order_id = o.id
      left join delivery d on d.order_id = o.id left join person k on k.id = d.courier_id
      left join whereabouts w on w.courier_id = d.courier_id and d.status = 'picked_up' and w.until > now()
    where o.id = ${orderId} and o.customer_id = ${personId}
    order by l.name, l.product_id`;
  const [first] = found;
  if (!first) return undefined;
  const { courierLatitude, courierLongitude, ...order } = first;
  return {
    ...order,
    courierAway: kilometresBetween(order, { latitude: courierLatitude, longitude: courierLongitude }),
    lines: found.map(({ name, price, quantity, inscription }) => ({ name, price, quantity, inscription })),
  };
}

/** Whom an order's news concern. */
export async function customerOf(em: SqlEntityManager, orderId: number): Promise<number | undefined> {
  const [order] = await rows<{ personId: number }>(em)`
    select customer_id as "personId" from orders where id = ${orderId}`;
  return order?.personId;
}

/** An order as those see it who work in its shop, before they open their own card of it. */
export interface OrderForStaff {
  readonly orderId: number;
  readonly shopName: string;
  /** Employee or owner. */
  readonly bakes: boolean;
  /** A courier, and it is to be brought. */
  readonly brings: boolean;
}

/** The operator of the installation owns every shop. @returns undefined for those who have nothing to do with it. */
export async function orderForStaff(
  em: SqlEntityManager,
  orderId: number,
  { personId, operator }: Actor,
): Promise<OrderForStaff | undefined> {
  const [found] = await rows<OrderForStaff>(em)`
    select o.id as "orderId", s.name as "shopName",
      ${operator} or coalesce(bool_or(r.kind <> 'courier'), false) as bakes,
      o.fulfilment = 'delivery' and coalesce(bool_or(r.kind = 'courier'), false) as brings
    from orders o join shop s on s.id = o.shop_id
      left join role r on r.shop_id = o.shop_id and r.person_id = ${personId} and r.active
    where o.id = ${orderId} group by o.id, s.name`;
  return found && (found.bakes || found.brings) ? found : undefined;
}
