import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import type { OrderStatus } from '../orders/order-status.ts';
import { rows } from '../rows.ts';
import { shownName, shownPhone } from './customers.queries.ts';

export interface CustomerDetails {
  readonly customerId: number;
  readonly name: string;
  /** What the shop calls somebody who calls themselves otherwise. */
  readonly called: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Null before the shop has met them. */
  readonly language: string | null;
  readonly isMet: boolean;
  readonly since: Date;
  readonly note: string | null;
  readonly blockedAt: Date | null;
  readonly blockedReason: string | null;
  readonly blockedBy: string | null;
  /** Not counting what was cancelled. */
  readonly orders: number;
  /** Minor units, in the shop's currency. */
  readonly spent: number;
  readonly lastAt: Date | null;
  /** Those of the last orders that have one, newest first; three at most. */
  readonly notes: readonly { readonly orderId: number; readonly note: string }[];
  readonly shopId: number;
  readonly shop: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** @returns undefined for a customer of another shop, or one who is forgotten. */
export async function customerDetails(
  em: SqlEntityManager,
  shopId: number,
  customerId: number,
): Promise<CustomerDetails | undefined> {
  const [found] = await rows<CustomerDetails>(em)`
    select k.id as "customerId", ${shownName} as name, k.called, coalesce(${shownPhone}, (
        select o.phone from orders o where o.customer_id = p.id and o.shop_id = s.id order by o.id desc limit 1
      )) as phone,
      case when k.is_met then coalesce(p.email, k.email) else k.email end as email,
      case when k.is_met then coalesce(p.language, p.telegram_language) end as language, k.is_met as "isMet",
      k.created_at as since, k.note, k.blocked_at as "blockedAt", k.blocked_reason as "blockedReason",
      b.first_name as "blockedBy", bought.orders, bought.spent, bought."lastAt", s.id as "shopId", s.name as shop,
      s.currency, s.time_zone as "timeZone",
      (select coalesce(json_agg(json_build_object('orderId', n.id, 'note', n.note) order by n.id desc), '[]') from (
        select o.id, o.note from orders o where o.customer_id = p.id and o.shop_id = s.id and o.note is not null
        order by o.id desc limit 3
      ) n) as notes
    from customer k join person p on p.id = k.person_id join shop s on s.id = k.shop_id
    left join person b on b.id = k.blocked_by_id
    cross join lateral (
      select count(*) filter (where o.status <> 'cancelled') as orders, max(o.placed_at) as "lastAt",
        coalesce(sum(o.total) filter (where o.status <> 'cancelled' and o.currency = s.currency), 0)::int8 as spent
      from orders o where o.customer_id = p.id and o.shop_id = s.id
    ) bought
    where k.id = ${customerId} and k.shop_id = ${shopId} and p.erased_at is null`;
  return found;
}

export interface OrderOfCustomer {
  readonly orderId: number;
  readonly status: OrderStatus;
  readonly total: number;
  readonly currency: string;
  readonly placedAt: Date;
  readonly note: string | null;
}

export interface OrdersOfCustomer {
  readonly orders: readonly OrderOfCustomer[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** Newest first; of this shop only. */
export async function ordersOfCustomer(
  em: SqlEntityManager,
  shopId: number,
  customerId: number,
  page: number,
): Promise<OrdersOfCustomer> {
  const found = await rows<OrderOfCustomer>(em)`
    select o.id as "orderId", o.status, o.total, o.currency, o.placed_at as "placedAt", o.note
    from customer k join orders o on o.customer_id = k.person_id and o.shop_id = k.shop_id
    where k.id = ${customerId} and k.shop_id = ${shopId}
    order by o.id desc limit ${PAGE + 1} offset ${page * PAGE}`;
  return { orders: found.slice(0, PAGE), page, hasMore: found.length > PAGE };
}
