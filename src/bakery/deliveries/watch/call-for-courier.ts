import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { EventType } from '../../events.ts';
import { waitsSince } from '../../kitchen/waits-since.ts';
import { rows } from '../../rows.ts';

const event: EventType = 'delivery.untaken';

/**
 * Calls for somebody to take what nobody takes: those on duty after the shop's minutes, its owners after twice as many;
 * each once for every time it is free. Row and event are one statement, so any number of processes may look at once.
 * @returns how many calls.
 */
export async function callForCourier(em: SqlEntityManager): Promise<number> {
  const called = await rows(em)`
    with waiting as (
      select d.id, d.order_id, d.calls,
        least(2, floor(extract(epoch from now() - since.at) / (60 * s.offer_minutes)))::int as upto
      from delivery d join orders o on o.id = d.order_id join shop s on s.id = o.shop_id
        cross join lateral (select greatest(d.offered_at, ${waitsSince()}) as at) since
      where d.status = 'offered' and d.calls < 2 and s.offer_minutes > 0
        and o.status in ('pending', 'baking', 'ready')
        and since.at <= now() - (d.calls + 1) * s.offer_minutes * interval '1 minute'
      for update of d skip locked
    ), counted as (
      update delivery d set calls = w.upto from waiting w where d.id = w.id
    )
    insert into outbox (type, payload) select ${event}::text, jsonb_build_object('type', ${event}::text,
      'orderId', order_id, 'whom', case call when 1 then 'couriers' else 'owners' end)
    from waiting cross join lateral generate_series(calls + 1, upto) call order by order_id, call
    returning 1`;
  return called.length;
}
