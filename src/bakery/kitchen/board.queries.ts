import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import type { OrderStatus } from '../orders/order-status.ts';
import { rows } from '../rows.ts';
import type { Pause } from '../shops/settings/pause.ts';

/** Buttons carry the position in this list, so new ones are added at the end. */
export const boardFilters = ['all', 'mine', 'late', 'today', 'tomorrow'] as const;
export type BoardFilter = (typeof boardFilters)[number];

export interface BoardOrder {
  readonly orderId: number;
  /** The beginning of its slot, or the earliest time. */
  readonly dueAt: Date;
  readonly status: OrderStatus;
  readonly fulfilment: 'delivery' | 'pickup';
  readonly pieces: number;
}

type Stages = Readonly<Record<'pending' | 'baking' | 'ready' | 'in_transit', number>>;

export interface Board extends Pause {
  readonly orders: readonly BoardOrder[];
  readonly filter: BoardFilter;
  readonly page: number;
  readonly timeZone: string;
  /** Open orders that pass the filter, by status. */
  readonly counts: Stages;
  /** Open orders of each filter. */
  readonly filters: Readonly<Record<BoardFilter, number>>;
}

export interface BoardQuestion {
  readonly shopId: number;
  /** Whose orders are `mine`. */
  readonly personId: number;
  readonly filter: BoardFilter;
  /** From 0; beyond the last one it is the last. */
  readonly page: number;
  readonly now: Date;
}

interface Found extends Omit<BoardOrder, 'orderId'>, Pause {
  readonly orderId: number | null;
  readonly timeZone: string;
  readonly filters: Board['filters'];
  readonly counts: Stages;
  readonly page: number;
}

/**
 * Open orders: what waits for the kitchen first, and of a stage what is due first. Mine are those I put into the oven.
 * Late is what is not ready when it was promised, and a delivery that is not there by the end of its slot; nobody is
 * late who has not come for what is ready. Today includes what was due before.
 */
export async function board(em: SqlEntityManager, question: BoardQuestion): Promise<Board> {
  const { shopId, personId, filter, page, now } = question;
  const found = await rows<Found>(em)`
    with shown as (
      select o.id, o.status, o.fulfilment, o.due_at, (o.due_at at time zone s.time_zone)::date
          - (${now}::timestamptz at time zone s.time_zone)::date as days,
        o.status <> 'pending' and ${personId}::int = (select t.by_id from order_step t
          where t.order_id = o.id and t.from_status = 'pending' and t.to_status = 'baking'
          order by t.id desc limit 1) as mine,
        o.due_at > o.placed_at and case
          when o.status = 'baking' or o.status = 'pending' and s.bakes_to_order then o.due_at < ${now}
          else o.fulfilment = 'delivery'
            and o.due_at + coalesce(o.slot_minutes, 0) * interval '1 minute' < ${now} end as late
      from orders o join shop s on s.id = o.shop_id
      where o.shop_id = ${shopId} and o.status in ('pending', 'baking', 'ready', 'in_transit')
    ), chosen as (
      select * from shown where case ${filter}::text when 'mine' then mine when 'late' then late
        when 'today' then days <= 0 when 'tomorrow' then days = 1 else true end
    ), counted as (
      select json_build_object('pending', count(*) filter (where status = 'pending'),
        'baking', count(*) filter (where status = 'baking'), 'ready', count(*) filter (where status = 'ready'),
        'in_transit', count(*) filter (where status = 'in_transit')) as counts,
        greatest(0, least(${page}::int, (count(*) - 1) / ${PAGE}::int)) as page
      from chosen
    ), listed as (
      select * from chosen
      order by array_position(array['pending', 'baking', 'ready', 'in_transit'], status), due_at, id
      limit ${PAGE} offset (select page from counted) * ${PAGE}
    )
    select c.counts, c.page::int, s.time_zone as "timeZone", s.pause_text as "pauseText",
      case when s.paused_until > now() then s.paused_until end as "pausedUntil",
      (select json_build_object('all', count(*), 'mine', count(*) filter (where mine),
        'late', count(*) filter (where late), 'today', count(*) filter (where days <= 0),
        'tomorrow', count(*) filter (where days = 1)) from shown) as filters,
      l.id as "orderId", l.status, l.fulfilment, l.due_at as "dueAt",
      (select coalesce(sum(i.quantity), 0)::int from order_line i where i.order_id = l.id) as pieces
    from counted c join shop s on s.id = ${shopId} left join listed l on true
    order by array_position(array['pending', 'baking', 'ready', 'in_transit'], l.status), l.due_at, l.id`;
  const { counts, filters, timeZone, page: shown, pausedUntil, pauseText } = found[0]!;
  const orders = found.flatMap(({ orderId, status, fulfilment, dueAt, pieces }) =>
    orderId === null ? [] : [{ orderId, status, fulfilment, dueAt, pieces }],
  );
  return { orders, filter, page: shown, timeZone, counts, filters, pausedUntil, pauseText };
}
