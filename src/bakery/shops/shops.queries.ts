import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import type { Point } from './distance.ts';
import type { Hours } from './hours/hours.ts';
import type { Pause } from './settings/pause.ts';

export interface ShopInList extends Partial<Pause> {
  readonly shopId: number;
  readonly name: string;
  readonly description: string;
  readonly timeZone: string;
  readonly hours: Hours | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Pieces in the reader's cart there. */
  readonly inCart: number;
  /** Of all shops. */
  readonly count: number;
}

/** A page of the shops; beyond the last page, the last. By name, or the nearest first and those without a point last. */
export function shopList(
  em: SqlEntityManager,
  { personId, page, near }: { personId: number; page: number; near: Point | undefined },
): Promise<ShopInList[]> {
  const { latitude = null, longitude = null } = near ?? {};
  return rows<ShopInList>(em)`
    with reader as (select radians(${latitude}::float8) as latitude, radians(${longitude}::float8) as longitude),
    total as (select count(*)::int as count from shop)
    select s.id as "shopId", s.name, s.description, s.time_zone as "timeZone", s.hours, s.latitude, s.longitude,
      s.pause_text as "pauseText", case when s.paused_until > now() then s.paused_until end as "pausedUntil",
      total.count, (select coalesce(sum(l.quantity), 0)::int from cart k join cart_line l on l.cart_id = k.id
        where k.person_id = ${personId} and k.shop_id = s.id) as "inCart"
    from shop s cross join reader cross join total
    order by power(sin((radians(s.latitude) - reader.latitude) / 2), 2) + cos(radians(s.latitude))
        * cos(reader.latitude) * power(sin((radians(s.longitude) - reader.longitude) / 2), 2) nulls last,
      lower(s.name), s.id
    limit ${PAGE} offset ${PAGE} * greatest(0, least(${page}, ((select count from total) - 1) / ${PAGE}))`;
}
