import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';
import type { Brought } from './shift.queries.ts';

export interface Handover {
  readonly handoverId: number;
  readonly shop: string;
  readonly timeZone: string;
  readonly courierId: number;
  readonly courier: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly deliveries: number;
  readonly askedAt: Date;
  /** What was counted, minor units; null until then. */
  readonly received: number | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly note: string | null;
  /** It is not the reader's own money, or they own the shop. */
  readonly mayConfirm: boolean;
}

interface Asker {
  readonly personId: number;
  readonly operator?: boolean;
}

/** @returns undefined for everybody but its courier and those who work in its shop. */
export async function handoverOf(
  em: SqlEntityManager,
  handoverId: number,
  { personId, operator = false }: Asker,
): Promise<Handover | undefined> {
  const [found] = await rows<Handover>(em)`
    with mine as (select shop_id, kind from role where person_id = ${personId} and active)
    select h.id as "handoverId", s.name as shop, s.time_zone as "timeZone", h.courier_id as "courierId",
      c.first_name as courier, h.amount, h.currency, h.deliveries, h.asked_at as "askedAt", h.received,
      k.first_name as "confirmedBy", h.confirmed_at as "confirmedAt", h.note,
      ${operator} or exists (select from mine m where m.shop_id = s.id
        and (m.kind = 'owner' or m.kind = 'employee' and h.courier_id <> ${personId})) as "mayConfirm"
    from cash_handover h join shop s on s.id = h.shop_id join person c on c.id = h.courier_id
      left join person k on k.id = h.confirmed_by_id
    where h.id = ${handoverId} and (${operator} or h.courier_id = ${personId}
      or exists (select from mine m where m.shop_id = s.id and m.kind in ('employee', 'owner')))`;
  return found;
}

/** Which orders its cash is from, the oldest first. */
export async function ordersOfHandover(em: SqlEntityManager, handoverId: number, page: number): Promise<Brought[]> {
  return rows<Brought>(em)`
    select o.id as "orderId", d.delivered_at as "deliveredAt",
      case when o.payment = 'cash' then o.total else 0 end as cash
    from delivery d join orders o on o.id = d.order_id where d.handover_id = ${handoverId}
    order by d.delivered_at, o.id limit ${PAGE} offset ${page * PAGE}`;
}

/** Who counts what a courier of a shop hands over: its employees and owners. */
export async function countersOf(em: SqlEntityManager, handoverId: number): Promise<number[]> {
  const found = await rows<{ personId: number }>(em)`
    select distinct r.person_id as "personId" from cash_handover h join role r on r.shop_id = h.shop_id and r.active
    where h.id = ${handoverId} and (r.kind = 'owner' or r.kind = 'employee' and r.person_id <> h.courier_id)
    order by 1`;
  return found.map(({ personId }) => personId);
}

export async function courierOfHandover(em: SqlEntityManager, handoverId: number): Promise<number[]> {
  const found = await rows<{ personId: number }>(em)`
    select courier_id as "personId" from cash_handover where id = ${handoverId}`;
  return found.map(({ personId }) => personId);
}

export interface PastHandover {
  readonly handoverId: number;
  readonly courier: string;
  readonly amount: number;
  readonly received: number;
  readonly currency: string;
  readonly confirmedAt: Date;
}

export interface PastHandovers {
  readonly handovers: readonly PastHandover[];
  readonly page: number;
  readonly count: number;
  readonly timeZone: string;
}

/** What was counted in a shop, the newest first. */
export async function pastHandovers(em: SqlEntityManager, shopId: number, page: number): Promise<PastHandovers> {
  const found = await rows<PastHandover & { count: number; timeZone: string }>(em)`
    select h.id as "handoverId", c.first_name as courier, h.amount, h.received, h.currency,
      h.confirmed_at as "confirmedAt", s.time_zone as "timeZone", (count(*) over ())::int as count
    from cash_handover h join shop s on s.id = h.shop_id join person c on c.id = h.courier_id
    where h.shop_id = ${shopId} and h.confirmed_at is not null
    order by h.confirmed_at desc, h.id desc limit ${PAGE} offset ${page * PAGE}`;
  if (found.length === 0 && page > 0) return pastHandovers(em, shopId, 0);
  return { handovers: found, page, count: found[0]?.count ?? 0, timeZone: found[0]?.timeZone ?? 'UTC' };
}
