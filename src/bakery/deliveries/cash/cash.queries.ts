import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';

/** A shop's money in a courier's pocket. */
export interface CashOf {
  readonly courierId: number;
  readonly courier: string;
  /** Not handed over, or not counted yet; minor units. */
  readonly amount: number;
  readonly currency: string;
  /** They have handed over and wait for somebody to count. */
  readonly isWaiting: boolean;
}

export interface OpenCash {
  readonly couriers: readonly CashOf[];
  readonly page: number;
  readonly count: number;
  /** Of all pages. */
  readonly amount: number;
  readonly currency: string;
}

/** Who has how much, dismissed couriers too; who waits first, then the most. */
export async function openCashOfShop(em: SqlEntityManager, shopId: number, page: number): Promise<OpenCash> {
  const found = await rows<CashOf & { count: number; total: number }>(em)`
    with held as (
      select d.courier_id, case when o.payment = 'cash' then o.total else 0 end as cash, false as is_waiting
      from delivery d join orders o on o.id = d.order_id
      where o.shop_id = ${shopId} and d.status = 'delivered' and d.handover_id is null
      union all
      select courier_id, amount, true from cash_handover
      where shop_id = ${shopId} and confirmed_at is null and deliveries > 0
    ), by_courier as (
      select courier_id, sum(cash)::bigint as amount, bool_or(is_waiting) as is_waiting from held
      group by courier_id having sum(cash) > 0 or bool_or(is_waiting)
    )
    select p.id as "courierId", p.first_name as courier, b.amount, s.currency, b.is_waiting as "isWaiting",
      (count(*) over ())::int as count, (sum(b.amount) over ())::bigint as total
    from by_courier b join person p on p.id = b.courier_id join shop s on s.id = ${shopId}
    order by b.is_waiting desc, b.amount desc, p.id limit ${PAGE} offset ${page * PAGE}`;
  if (found.length === 0 && page > 0) return openCashOfShop(em, shopId, 0);
  const { count = 0, total: amount = 0, currency = 'EUR' } = found[0] ?? {};
  return { couriers: found, page, count, amount, currency };
}
