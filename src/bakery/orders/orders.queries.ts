import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import type { Fulfilment } from './checkout/checkout.ts';
import type { OrderStatus } from './order-status.ts';

export interface OrderInList {
  readonly orderId: number;
  readonly status: OrderStatus;
  readonly fulfilment: Fulfilment;
  /** Minor units. */
  readonly total: number;
  readonly currency: string;
}

export interface OrderList {
  readonly orders: readonly OrderInList[];
  /** Of all pages. */
  readonly count: number;
  readonly open: number;
  readonly page: number;
}

/** In every shop: open ones first, then the newest. */
export async function ordersOf(em: SqlEntityManager, personId: number, page: number): Promise<OrderList> {
  const found = await rows<OrderInList & { count: number; open: number }>(em)`
    select o.id as "orderId", o.status, o.fulfilment, o.total, o.currency, count(*) over () as count,
      count(*) filter (where o.status not in ('completed', 'cancelled')) over () as open
    from orders o where o.customer_id = ${personId}
    order by o.status in ('completed', 'cancelled'), o.id desc
    limit ${PAGE} offset ${page * PAGE}`;
  if (found.length === 0 && page > 0) return ordersOf(em, personId, 0);
  return { orders: found, count: found[0]?.count ?? 0, open: found[0]?.open ?? 0, page };
}
