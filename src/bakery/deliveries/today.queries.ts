import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/** What a courier has brought since midnight on the clocks of their shops, in one currency. */
export interface DayOfCourier {
  readonly delivered: number;
  /** Collected in cash, minor units. */
  readonly cash: number;
  readonly currency: string;
}

export async function today(em: SqlEntityManager, courierId: number, now: Date): Promise<DayOfCourier[]> {
  return rows<DayOfCourier>(em)`
    select count(*)::int as delivered, coalesce(sum(o.total) filter (where o.payment = 'cash'), 0)::bigint as cash,
      o.currency
    from delivery d join orders o on o.id = d.order_id join shop s on s.id = o.shop_id
    where d.courier_id = ${courierId} and d.status = 'delivered' and d.delivered_at
      >= date_trunc('day', ${now}::timestamptz at time zone s.time_zone) at time zone s.time_zone
    group by o.currency order by o.currency`;
}
