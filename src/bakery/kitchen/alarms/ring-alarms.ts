import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { EventType } from '../../events.ts';
import { rows } from '../../rows.ts';
import { waitsSince } from '../waits-since.ts';

const event: EventType = 'order.alarm';
/** So long before what was promised an order must be ready, or those who bake are warned. */
const EARLY_MINUTES = 10;
/** What is older is no news: the program did not run, or alarms are new here. */
const OLDEST_HOURS = 12;

/**
 * Rings for orders that nobody starts: for those on duty after the shop's minutes, for its owners after twice as many,
 * counted from placing, or for later ones from the moment at which they should be begun. And for those that are not
 * ready shortly before their time, or after half of it where that is later. One statement: row and event are one, so
 * any number of processes may look at once.
 * @returns how many alarms have rung.
 */
export async function ringAlarms(em: SqlEntityManager): Promise<number> {
  const rung = await rows(em)`
    with open as (
      select o.id, o.status, o.placed_at, o.due_at, s.alarm_minutes * interval '1 minute' as patience,
        ${waitsSince()} as since
      from orders o join shop s on s.id = o.shop_id
      where o.status in ('pending', 'baking') and s.bakes_to_order and s.alarm_minutes > 0
    ), waiting as (
      select id, patience, since from open where status = 'pending'
    ), alarm as (
      select id, 'unstarted' as kind, since + patience as at from waiting
      union all select id, 'forgotten', since + 2 * patience from waiting
      union all select id, 'late', greatest(due_at - ${EARLY_MINUTES} * interval '1 minute',
        placed_at + (due_at - placed_at) / 2) from open where due_at > placed_at
    ), rung as (
      insert into order_alarm (order_id, kind)
      select id, kind from alarm where at <= now() and at > now() - ${OLDEST_HOURS} * interval '1 hour'
      on conflict do nothing returning order_id, kind
    )
    insert into outbox (type, payload)
    select ${event}::text, jsonb_build_object('type', ${event}::text, 'orderId', order_id, 'alarm', kind) from rung
    returning 1`;
  return rung.length;
}
