import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Place } from '../people/place.ts';
import { rows } from '../rows.ts';
import type { Fulfilment } from './checkout.ts';
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
  /** E.164. */
  readonly phone: string;
  /** Minor units. */
  readonly items: number;
  readonly deliveryFee: number;
  readonly total: number;
  readonly currency: string;
  /** The first name, once accepted. */
  readonly courier: string | null;
  /** As `reasonText` reads it. */
  readonly reason: string | null;
  /** The customer changed their mind. */
  readonly withdrawn: boolean;
  readonly lines: readonly ReceiptLine[];
}

/** @returns undefined for everybody but its customer. */
export async function orderOf(em: SqlEntityManager, orderId: number, personId: number): Promise<OrderView | undefined> {
  const found = await rows<Omit<OrderView, 'lines'> & ReceiptLine>(em)`
    select o.id as "orderId", o.status, o.fulfilment, s.bakes_to_order as "bakesToOrder", s.name as "shopName",
      s.address as "shopAddress", o.address, o.latitude, o.longitude, o.phone, o.item_total as items,
      o.delivery_fee as "deliveryFee", o.total, o.currency, k.first_name as courier, o.cancel_reason as reason,
      exists (select from order_step t where t.order_id = o.id and t.to_status = 'cancelled'
        and t.by_id = o.customer_id) as withdrawn,
      l.name, l.price, l.quantity
    from orders o join shop s on s.id = o.shop_id join order_line l on l.order_id = o.id
      left join delivery d on d.order_id = o.id left join person k on k.id = d.courier_id
    where o.id = ${orderId} and o.customer_id = ${personId}
    order by l.name, l.product_id`;
  const [order] = found;
  return order && { ...order, lines: found.map(({ name, price, quantity }) => ({ name, price, quantity })) };
}

/** Whom an order's news concern. */
export async function customerOf(em: SqlEntityManager, orderId: number): Promise<number | undefined> {
  const [order] = await rows<{ personId: number }>(em)`
    select customer_id as "personId" from orders where id = ${orderId}`;
  return order?.personId;
}
