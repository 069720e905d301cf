import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { EventType } from '../../events.ts';
import { rows } from '../../rows.ts';
import type { Loss } from '../setbacks.ts';

const event: EventType = 'delivery.given_back';
const loss: Loss = 'not-picked-up';

/**
 * Offers again what its courier has left standing for the shop's minutes: counted from when it could be picked up and
 * they had it, and for a wished time from that. Whoever is just leaving with it holds its lock, and is passed over.
 * @returns how many.
 */
export async function recallDeliveries(em: SqlEntityManager): Promise<number> {
  const recalled = await rows(em)`
    with overdue as (
      select d.id, d.order_id, d.courier_id
      from delivery d join orders o on o.id = d.order_id join shop s on s.id = o.shop_id
      where d.status = 'accepted' and s.pickup_minutes > 0
        and (o.status = 'ready' or o.status = 'pending' and not s.bakes_to_order)
        and greatest(o.placed_at, d.accepted_at, case when o.slot_minutes is not null then o.due_at end,
          (select max(t.at) from order_step t where t.order_id = o.id and t.to_status = o.status))
          <= now() - s.pickup_minutes * interval '1 minute'
      for update of o, d skip locked
    ), freed as (
      update delivery d set status = 'offered', courier_id = null, accepted_at = null, given_back_for = ${loss},
        offered_at = now(), calls = 0, version = version + 1
      from overdue v where d.id = v.id
    ), noted as (
      insert into offer (delivery_id, courier_id, deed) select id, courier_id, ${loss}::text from overdue
      on conflict (delivery_id, courier_id) do update set deed = excluded.deed
    )
    insert into outbox (type, payload) select ${event}::text,
      jsonb_build_object('type', ${event}::text, 'orderId', order_id, 'courierId', courier_id) from overdue
    returning 1`;
  return recalled.length;
}
