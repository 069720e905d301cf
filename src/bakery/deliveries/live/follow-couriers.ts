import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { EventType } from '../../events.ts';
import { rows } from '../../rows.ts';

const event: EventType = 'courier.moved';
/** Customers are told no more often: a map that jumps every second is no better, and each chat takes one a second. */
const EVERY_SECONDS = 10;
/** Less is the tremble of a phone that stands still. */
const METRES = 25;
/** Of one degree of latitude. */
const DEGREE_METRES = 111_195;

/**
 * Announces who has moved since customers were told, and whose sharing is over or who was dismissed: of those nothing
 * is kept. One statement: row and event are one, so any number of processes may look at once.
 * @returns how many were announced.
 */
export async function followCouriers(em: SqlEntityManager): Promise<number> {
  const told = await rows(em)`
    with ended as (
      delete from whereabouts w where until <= now() or not exists (select from role r
        where r.person_id = w.courier_id and r.kind = 'courier' and r.active)
      returning courier_id
    ), moved as (
      update whereabouts w set told_latitude = latitude, told_longitude = longitude, told_at = now()
      where until > now() and told_at <= now() - ${EVERY_SECONDS} * interval '1 second'
        and sqrt((latitude - told_latitude) ^ 2 + ((longitude - told_longitude) * cosd(latitude)) ^ 2)
          >= ${METRES / DEGREE_METRES}::float8
        and exists (select from delivery d where d.courier_id = w.courier_id and d.status = 'picked_up')
      returning courier_id
    )
    insert into outbox (type, payload)
    select ${event}::text, jsonb_build_object('type', ${event}::text, 'courierId', courier_id, 'isTurn', is_turn)
    from (select courier_id, true as is_turn from ended union all select courier_id, false from moved) news
    returning 1`;
  return told.length;
}
