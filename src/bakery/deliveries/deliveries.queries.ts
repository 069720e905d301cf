import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import { UNDO_SECONDS } from '../kitchen/undo.ts';
import type { OrderStatus } from '../orders/order-status.ts';
import type { Place } from '../people/place.ts';
import { rows } from '../rows.ts';
import { kilometresBetween, type MaybePoint } from '../shops/distance.ts';
import { nearness } from '../shops/nearness.ts';
import { areaOf } from './area.ts';
import type { DeliveryStatus } from './delivery-status.ts';
import type { Failure } from './setbacks.ts';

/** What every courier may know of a delivery. */
export interface Trip {
  readonly orderId: number;
  readonly status: DeliveryStatus;
  readonly shop: string;
  readonly shopAddress: string;
  /** Undefined when the address names no street: a point on the map, for instance. */
  readonly area: string | undefined;
  /** As the crow flies from the shop; undefined when one of the two has no point. */
  readonly kilometres: number | undefined;
  /** What the customer pays for the way, minor units. */
  readonly fee: number;
  readonly pieces: number;
  /** To collect in cash, minor units. */
  readonly total: number;
  readonly currency: string;
  /** The banknote that is paid with, minor units. */
  readonly changeFrom: number | null;
  readonly placedAt: Date;
  /** The beginning of its slot, or the earliest time; not after `placedAt` when nothing was promised. */
  readonly dueAt: Date;
  /** Null = as soon as possible. */
  readonly slotMinutes: number | null;
  readonly timeZone: string;
  /** Why it came back the last time, until it leaves again. */
  readonly failure: Failure | null;
  /** Who has it, by first name. */
  readonly courier: string | null;
  /** Where exactly and to whom: only for the courier who has accepted it. */
  readonly mine?: Mine;
}

export interface Mine {
  readonly orderStatus: OrderStatus;
  readonly bakesToOrder: boolean;
  readonly customer: string;
  /** E.164. */
  readonly phone: string;
  /** They get no messages. */
  readonly isUnreachable: boolean;
  readonly note: string | null;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** They have it, or brought it within the hour: they may write to the customer. */
  readonly canWrite?: boolean;
  /** Their own step of the last minute, when it was the order's last. */
  readonly lastStep?: { readonly stepId: number; readonly from: OrderStatus } | null;
  /** They share where they are. */
  readonly isSeen?: boolean;
}

type TripRow = Omit<Trip, 'mine' | 'area' | 'kilometres'> & Mine & ShopPoint & { readonly isMine: boolean };

interface ShopPoint {
  readonly shopLatitude: number | null;
  readonly shopLongitude: number | null;
}

/** @returns undefined for everybody who is neither a courier of the order's shop nor its group. */
export async function trip(em: SqlEntityManager, orderId: number, personId: number): Promise<Trip | undefined> {
  const [row] = await rows<TripRow>(em)`
    select o.id as "orderId", d.status, s.name as shop, s.address as "shopAddress", o.total, o.currency,
      (select coalesce(sum(l.quantity), 0)::int from order_line l where l.order_id = o.id) as pieces,
      o.placed_at as "placedAt", o.due_at as "dueAt", o.slot_minutes as "slotMinutes", o.change_from as "changeFrom",
      s.time_zone as "timeZone", k.first_name as courier, d.failure,
      coalesce(d.courier_id = ${personId}, false) as "isMine",
      o.status as "orderStatus", s.bakes_to_order as "bakesToOrder", c.first_name as customer, o.phone, o.note,
      c.unreachable_since is not null as "isUnreachable",
      exists (select from whereabouts w where w.courier_id = d.courier_id and w.until > now()) as "isSeen",
      d.status in ('accepted', 'picked_up')
        or d.status = 'delivered' and d.delivered_at > now() - interval '1 hour' as "canWrite",
      (select case when t.by_id = ${personId} and t.at > now() - ${UNDO_SECONDS} * interval '1 second'
        then json_build_object('stepId', t.id, 'from', t.from_status) end
        from order_step t where t.order_id = o.id order by t.id desc limit 1) as "lastStep",
      o.address, o.latitude, o.longitude, o.delivery_fee as fee, s.latitude as "shopLatitude", s.longitude as "shopLongitude"
    from delivery d join orders o on o.id = d.order_id join shop s on s.id = o.shop_id
      join person c on c.id = o.customer_id left join person k on k.id = d.courier_id
    where o.id = ${orderId} and (exists (select from role r
        where r.person_id = ${personId} and r.shop_id = o.shop_id and r.active and r.kind = 'courier')
      or exists (select from group_board b where b.reader_id = ${personId} and b.shop_id = o.shop_id))`;
  return row && tripOf(row);
}

function tripOf(row: TripRow): Trip {
  const { isMine, orderStatus, bakesToOrder, customer, phone, isUnreachable, note, isSeen, canWrite, ...place } = row;
  const { address, latitude, longitude, lastStep, shopLatitude: _, shopLongitude: __, ...known } = place;
  const contact = { customer, phone, isUnreachable, note };
  const mine = { orderStatus, bakesToOrder, ...contact, address, latitude, longitude, isSeen, canWrite, lastStep };
  const shop = { latitude: row.shopLatitude, longitude: row.shopLongitude };
  return { ...known, ...roughly(row, shop), mine: isMine ? mine : undefined };
}

/** As much of a place as may be known before 🛵. */
function roughly({ address, latitude, longitude }: Place, from: MaybePoint) {
  return { area: areaOf(address ?? ''), kilometres: kilometresBetween(from, { latitude, longitude }) };
}

export interface ListedTrip {
  readonly orderId: number;
  readonly isMine: boolean;
  readonly area: string | undefined;
  /** From the courier, if they share where they are, else from the shop; undefined when it is not known. */
  readonly kilometres: number | undefined;
  readonly orderStatus: OrderStatus;
  /** The beginning of its slot, or the earliest time. */
  readonly dueAt: Date;
  readonly timeZone: string;
}

export interface Trips {
  readonly trips: readonly ListedTrip[];
  readonly page: number;
  readonly mine: number;
  readonly offered: number;
  /** The courier shares where they are. */
  readonly isSeen?: boolean;
}

interface ListedRow extends Omit<ListedTrip, 'area' | 'kilometres'>, Place {
  readonly fromLatitude: number | null;
  readonly fromLongitude: number | null;
  readonly mine: number;
  readonly offered: number;
  readonly isSeen: boolean;
}

const customer = { latitude: sql<number>`o.latitude`, longitude: sql<number>`o.longitude` };
const from = {
  latitude: sql<number>`coalesce(w.latitude, s.latitude)`,
  longitude: sql<number>`coalesce(w.longitude, s.longitude)`,
};

/**
 * A courier's own open deliveries, what is due first; then those that wait for somebody in their shops, today's before
 * tomorrow's: of each day the nearest to the courier first, or to the shop while they do not share where they are, and
 * those without a point last.
 */
export async function trips(em: SqlEntityManager, personId: number, page: number): Promise<Trips> {
  const found = await rows<ListedRow>(em)`
    with shop_of as (select shop_id from role where person_id = ${personId} and kind = 'courier' and active),
    open as (
      select o.*, true as mine
      from delivery d join orders o on o.id = d.order_id
      where d.courier_id = ${personId} and d.status in ('accepted', 'picked_up')
        and o.shop_id in (select shop_id from shop_of)
      union all
      select o.*, false from orders o join delivery d on d.order_id = o.id
      where o.shop_id in (select shop_id from shop_of) and o.status in ('pending', 'baking', 'ready')
        and d.status = 'offered'
    )
    select o.id as "orderId", mine as "isMine", o.address, o.latitude, o.longitude, status as "orderStatus", due_at as "dueAt",
      s.time_zone as "timeZone", ${from.latitude} as "fromLatitude", ${from.longitude} as "fromLongitude",
      w.courier_id is not null as "isSeen",
      count(*) filter (where mine) over () as mine, count(*) filter (where not mine) over () as offered
    from open o join shop s on s.id = o.shop_id
      left join whereabouts w on w.courier_id = ${personId} and w.until > now()
    order by "isMine" desc, case when not o.mine then
        greatest(0, (o.due_at at time zone s.time_zone)::date - (now() at time zone s.time_zone)::date) end,
      case when not o.mine then ${nearness(from, customer)} end nulls last, due_at, o.id
    limit ${PAGE} offset ${page * PAGE}`;
  if (found.length === 0 && page > 0) return trips(em, personId, 0);
  const listed = found.map((row) => {
    const { orderId, isMine, orderStatus, dueAt, timeZone } = row;
    const start = { latitude: row.fromLatitude, longitude: row.fromLongitude };
    return { orderId, isMine, orderStatus, dueAt, timeZone, ...roughly(row, start) };
  });
  const { mine = 0, offered = 0, isSeen = false } = found[0] ?? {};
  return { trips: listed, page, mine, offered, isSeen };
}

export interface ShopDuty {
  readonly shopId: number;
  readonly shop: string;
  readonly onDuty: boolean;
}

export async function duties(em: SqlEntityManager, personId: number): Promise<ShopDuty[]> {
  return rows<ShopDuty>(em)`
    select s.id as "shopId", s.name as shop, r.on_duty as "onDuty" from role r join shop s on s.id = r.shop_id
    where r.person_id = ${personId} and r.kind = 'courier' and r.active order by s.name limit ${PAGE}`;
}
