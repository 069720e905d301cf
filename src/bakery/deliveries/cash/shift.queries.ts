import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';

/** One delivery of a shift and what it has brought. */
export interface Brought {
  readonly orderId: number;
  readonly deliveredAt: Date;
  /** Minor units; 0 when it was not paid in cash. */
  readonly cash: number;
}

export interface Waiting {
  readonly handoverId: number;
  /** Minor units. */
  readonly amount: number;
}

/** What a courier has delivered for one shop since they last handed over. */
export interface Shift {
  readonly shopId: number;
  readonly shop: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly courierId: number;
  readonly courier: string;
  /** Of this page, the oldest first. */
  readonly brought: readonly Brought[];
  readonly page: number;
  readonly deliveries: number;
  /** To hand over, minor units. */
  readonly amount: number;
  /** Handed over, and not counted yet. */
  readonly waiting: readonly Waiting[];
}

interface ShiftRow extends Omit<Shift, 'brought' | 'page'>, Partial<Brought> {}

/** @returns undefined where there is no such shop, or nobody with this id who works or worked for it. */
export async function shiftOf(
  em: SqlEntityManager,
  { shopId, courierId }: { shopId: number; courierId: number },
  page: number,
): Promise<Shift | undefined> {
  const found = await rows<ShiftRow>(em)`
    with brought as (
      select o.id, d.delivered_at, case when o.payment = 'cash' then o.total else 0 end as cash
      from delivery d join orders o on o.id = d.order_id
      where d.courier_id = ${courierId} and o.shop_id = ${shopId} and d.status = 'delivered' and d.handover_id is null
    ), shown as (
      select * from brought order by delivered_at, id limit ${PAGE} offset ${page * PAGE}
    )
    select s.id as "shopId", s.name as shop, s.time_zone as "timeZone", s.currency, p.id as "courierId",
      p.first_name as courier, b.id as "orderId", b.delivered_at as "deliveredAt", b.cash,
      (select count(*)::int from brought) as deliveries, (select coalesce(sum(cash), 0)::bigint from brought) as amount,
      (select coalesce(json_agg(json_build_object('handoverId', h.id, 'amount', h.amount) order by h.id), '[]')
        from cash_handover h where h.shop_id = s.id and h.courier_id = p.id and h.confirmed_at is null
          and h.deliveries > 0) as waiting
    from shop s join person p on p.id = ${courierId} left join shown b on true
    where s.id = ${shopId} and (b.id is not null
      or exists (select from role r where r.person_id = p.id and r.shop_id = s.id)
      or exists (select from cash_handover h where h.courier_id = p.id and h.shop_id = s.id)) order by b.delivered_at, b.id`;
  const [first] = found;
  if (first && page > 0 && first.orderId === null) return shiftOf(em, { shopId, courierId }, 0);
  return first && { ...first, page, brought: found.flatMap(broughtOf) };
}

function broughtOf({ orderId, deliveredAt, cash }: ShiftRow): Brought[] {
  return orderId && deliveredAt ? [{ orderId, deliveredAt, cash: cash ?? 0 }] : [];
}

export interface ShiftAt {
  readonly shopId: number;
  readonly shop: string;
  readonly currency: string;
  readonly amount: number;
}

/** Where a courier works, and what each of these shops is to get from them. */
export async function shiftsOf(em: SqlEntityManager, courierId: number): Promise<ShiftAt[]> {
  return rows<ShiftAt>(em)`
    select s.id as "shopId", s.name as shop, s.currency, (
      select coalesce(sum(o.total), 0)::bigint from delivery d join orders o on o.id = d.order_id
      where d.courier_id = r.person_id and o.shop_id = s.id and d.status = 'delivered' and d.handover_id is null
        and o.payment = 'cash') as amount
    from role r join shop s on s.id = r.shop_id
    where r.person_id = ${courierId} and r.kind = 'courier' and r.active order by s.name limit ${PAGE}`;
}
