import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import type { Hours } from './hours/hours.ts';
import type { Pause } from './settings/pause.ts';

export interface Home extends Partial<Pause> {
  readonly shopId: number;
  readonly shopName: string;
  readonly timeZone: string;
  readonly hours: Hours | null;
  /** Pieces in the visitor's cart. */
  readonly inCart: number;
  /** There are other shops to go to. */
  readonly hasOthers: boolean;
  /** The visitor's last completed order here. */
  readonly last: {
    readonly orderId: number;
    readonly name: string /** Products besides. */;
    readonly more: number;
  } | null;
}

/** @returns undefined when the shop is gone. */
export async function homeOf(em: SqlEntityManager, shopId: number, personId: number): Promise<Home | undefined> {
  const [home] = await rows<Home>(em)`
    select s.id as "shopId", s.name as "shopName", s.time_zone as "timeZone", s.hours,
      s.pause_text as "pauseText", case when s.paused_until > now() then s.paused_until end as "pausedUntil",
      (select coalesce(sum(l.quantity), 0)::int from cart k join cart_line l on l.cart_id = k.id
        where k.person_id = ${personId} and k.shop_id = s.id) as "inCart",
      exists (select from shop other where other.id <> s.id) as "hasOthers",
      (select (select json_build_object('orderId', o.id, 'name', min(l.name), 'more', count(*) - 1)
          from order_line l where l.order_id = o.id)
        from orders o where o.customer_id = ${personId} and o.shop_id = s.id and o.status = 'completed'
        order by o.id desc limit 1) as last
    from shop s where s.id = ${shopId}`;
  return home;
}
