import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

/** A place that is not live is believed for so long. */
const PLAIN_MINUTES = 10;
/** Somebody who shares for ever and is forgotten in a pocket is followed no longer than a shift after they moved. */
const LONGEST_HOURS = 8;

export interface Sharing {
  readonly messageId: number;
  readonly latitude: number;
  readonly longitude: number;
  /** Degrees, 1-360. */
  readonly heading: number | null;
  /** By Telegram's clock, seconds since 1970. */
  readonly at: number;
  /** Null = a place that does not move. */
  readonly until: number | null;
}

/** Who now sees them, and until when. */
export interface Shared {
  readonly until: string;
  readonly timeZone: string;
  /** Customers whose order is on its way with them. */
  readonly customers: number;
}

interface SharedRow {
  readonly until: Date;
  readonly isNew: boolean;
  readonly timeZone: string;
  readonly customers: number;
}

/**
 * A courier says where they are. One statement, however often they move; whoever is no courier, or none any more,
 * leaves no trace.
 * @returns null when nothing was kept.
 */
export const shareLocation = operation({
  name: 'share-location',
  allow: ['anybody'],
  async run({ em, emit }, { personId }, { messageId, latitude, longitude, heading, at, until }: Sharing) {
    const [shared] = await rows<SharedRow>(em)`
      with place as (
        insert into whereabouts as w
          (courier_id, message_id, latitude, longitude, heading, at, until, told_latitude, told_longitude)
        select ${personId}::int, ${messageId}::bigint, ${latitude}::float8, ${longitude}::float8, ${heading}::int,
          to_timestamp(${at}::float8), least(
            to_timestamp(${until}::float8),
            now() + ${until === null ? PLAIN_MINUTES : LONGEST_HOURS * 60} * interval '1 minute'),
          ${latitude}, ${longitude}
        where exists (select from role where person_id = ${personId} and kind = 'courier' and active)
          and coalesce(to_timestamp(${until}::float8) > now(), true)
        on conflict (courier_id) do update set message_id = excluded.message_id, latitude = excluded.latitude,
          longitude = excluded.longitude, heading = excluded.heading, at = excluded.at, until = excluded.until,
          told_latitude = case when w.message_id = excluded.message_id then w.told_latitude else excluded.latitude end,
          told_longitude = case when w.message_id = excluded.message_id then w.told_longitude else excluded.longitude end,
          told_at = case when w.message_id = excluded.message_id then w.told_at else now() end
        where excluded.at >= w.at
        returning until, told_at = now() as "isNew"
      )
      select place.*, (select s.time_zone from role r join shop s on s.id = r.shop_id
          where r.person_id = ${personId} and r.kind = 'courier' and r.active order by r.id limit 1) as "timeZone",
        (select count(distinct o.customer_id)::int from delivery d join orders o on o.id = d.order_id
          where d.courier_id = ${personId} and d.status = 'picked_up') as customers
      from place`;
    if (!shared) return null;
    if (shared.isNew) emit({ type: 'courier.moved', courierId: personId, isTurn: true });
    return { until: shared.until.toISOString(), timeZone: shared.timeZone, customers: shared.customers };
  },
});

/** They want to be seen no longer: nothing is kept. Of an older message it means nothing. */
export const stopSharing = operation({
  name: 'stop-sharing',
  allow: ['anybody'],
  async run({ em, emit }, { personId }, { messageId }: Pick<Sharing, 'messageId'>) {
    const gone = await rows(em)`
      delete from whereabouts where courier_id = ${personId} and message_id = ${messageId} returning 1`;
    if (gone.length > 0) emit({ type: 'courier.moved', courierId: personId, isTurn: true });
  },
});
