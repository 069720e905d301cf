import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import type { Alarm } from './order-alarm.ts';

export interface Alarmed {
  readonly alarm: Alarm;
  readonly personId: number;
}

/**
 * Whom the alarms that have rung for an order concern: of an order forgotten its owners, else those who work on
 * it; when it may be late, both.
 * @param still only alarms there is still a reason for.
 */
export async function alarmedOf(em: SqlEntityManager, orderId: number, still: boolean): Promise<Alarmed[]> {
  return rows<Alarmed>(em)`
    select distinct a.kind as alarm, r.person_id as "personId" from order_alarm a join orders o on o.id = a.order_id
      join role r on r.shop_id = o.shop_id and r.active
    where a.order_id = ${orderId}
      and (not ${still}::boolean or o.status = 'pending' or a.kind = 'late' and o.status = 'baking')
      and (r.kind = case when a.kind <> 'forgotten'
        and exists (select from role e where e.shop_id = o.shop_id and e.active and e.kind = 'employee')
        then 'employee' else 'owner' end or a.kind = 'late' and r.kind = 'owner')
    order by r.person_id, a.kind`;
}
