import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../bakery/rows.ts';

/** Minutes from one step to the next, when there was time. */
const PACE = 11;

/** Spreads what has just happened to an order over the minutes since it is said to have been placed. */
export async function backDate(em: SqlEntityManager, orderId: number, minutesAgo: number): Promise<void> {
  await rows(em)`
    with step as (
      select id, to_status, now() - interval '1 minute' * (${minutesAgo}::float8
        - (row_number() over (order by id) - 1) * least(${PACE}, ${minutesAgo}::float8 / count(*) over ())) as at
      from order_step where order_id = ${orderId}
    ), stepped as (
      update order_step s set at = step.at from step where s.id = step.id
    ), placed as (
      update orders set placed_at = (select min(at) from step),
        due_at = date_bin('5 minutes', (select min(at) from step) + (due_at - placed_at), '2000-01-01')
      where id = ${orderId}
    ), moved as (
      update stock_movement set at = (select case reason when 'order' then min(at) else max(at) end from step)
      where order_id = ${orderId}
    )
    update delivery set
      accepted_at = case when accepted_at is not null then (select min(at) from step) + interval '2 minutes' end,
      picked_up_at = case when picked_up_at is not null then (select at from step where to_status = 'in_transit') end,
      delivered_at = case when delivered_at is not null then (select at from step where to_status = 'completed') end
    where order_id = ${orderId}`;
}
