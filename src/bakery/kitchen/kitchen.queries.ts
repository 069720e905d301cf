import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { OrderStatus } from '../orders/order-status.ts';
import { rows } from '../rows.ts';
import { UNDO_SECONDS } from './undo.ts';

interface KitchenLine {
  readonly name: string;
  readonly quantity: number;
  /** To be written on it. */
  readonly inscription: string | null;
}

export interface KitchenOrder {
  readonly orderId: number;
  /** Said to those who work in another one too. */
  readonly shop?: string | null;
  readonly status: OrderStatus;
  readonly fulfilment: 'delivery' | 'pickup';
  /** The customer's first name. */
  readonly customer: string;
  /** Where the customer can be reached, when they get no messages; E.164. */
  readonly callPhone: string | null;
  readonly courier: string | null;
  /** Why the last courier came back with it, until it leaves again. */
  readonly failure: string | null;
  /** Why the last courier gave it back, until somebody takes it. */
  readonly givenBackFor: string | null;
  readonly placedAt: Date;
  /** The beginning of its slot, or the earliest time; not after `placedAt` when nothing was promised. */
  readonly dueAt: Date;
  /** Null = as soon as possible. */
  readonly slotMinutes: number | null;
  readonly timeZone: string;
  readonly note: string | null;
  readonly bakesToOrder: boolean;
  /** Minor units. */
  readonly total: number;
  /** The banknote that is paid with, minor units. */
  readonly changeFrom: number | null;
  readonly currency: string;
  readonly reason: string | null;
  /** A photo was taken at the customer's door. */
  readonly hasProof?: boolean;
  /** Somebody has written something about it. */
  readonly hasWords?: boolean;
  /** It is new, and those who bake have been called a second time. */
  readonly unstarted: boolean;
  /** Asked for a group: whether it still is the shop's board. Null for people. */
  readonly inGroup?: 'open' | 'closed' | null;
  /** The asker's own step of the last minute, in a group anybody's, when it was the order's last. */
  readonly lastStep: LastStep | null;
  readonly lines: readonly KitchenLine[];
}

interface LastStep {
  readonly stepId: number;
  /** Null for the first. */
  readonly from: OrderStatus | null;
}

interface Asker {
  readonly personId: number;
  /** An owner everywhere, whether a role says so or not. */
  readonly operator?: boolean;
}

/** @returns undefined for everybody who is not an employee or owner of the order's shop. */
export async function kitchenOrder(
  em: SqlEntityManager,
  orderId: number,
  { personId, operator }: Asker,
): Promise<KitchenOrder | undefined> {
  const [order] = await rows<KitchenOrder>(em)`
    select o.id as "orderId", o.status, o.fulfilment, c.first_name as customer, o.placed_at as "placedAt",
      case when c.unreachable_since is not null then o.phone end as "callPhone",
      o.due_at as "dueAt", o.slot_minutes as "slotMinutes", o.note, o.change_from as "changeFrom",
      s.time_zone as "timeZone", s.bakes_to_order as "bakesToOrder", o.total, o.currency, o.cancel_reason as reason,
      (select d.failure from delivery d where d.order_id = o.id),
      (select d.given_back_for from delivery d where d.order_id = o.id) as "givenBackFor",
      (select k.first_name from delivery d join person k on k.id = d.courier_id where d.order_id = o.id) as courier,
      o.status = 'completed' and exists (select from delivery d
        where d.order_id = o.id and d.proof_photo_id is not null) as "hasProof",
      exists (select from order_message m where m.order_id = o.id) as "hasWords",
      o.status = 'pending' and exists (select from order_alarm a
        where a.order_id = o.id and a.kind = 'unstarted') as unstarted,
      (select case when (t.by_id = ${personId} or b.reader_id is not null) and t.at > now() - ${UNDO_SECONDS} * interval '1 second'
        then json_build_object('stepId', t.id, 'from', t.from_status) end
        from order_step t where t.order_id = o.id order by t.id desc limit 1) as "lastStep",
      case when exists (select from role w where w.person_id = ${personId} and w.active
        and w.kind in ('employee', 'owner') and w.shop_id <> o.shop_id) then s.name end as shop,
      case when b.reader_id is not null then case when b.released_at is null then 'open' else 'closed' end end as "inGroup",
      (select coalesce(json_agg(json_build_object('name', l.name, 'quantity', l.quantity,
        'inscription', l.inscription) order by l.name), '[]')
        from order_line l where l.order_id = o.id) as lines
    from orders o join shop s on s.id = o.shop_id join person c on c.id = o.customer_id
      left join group_board b on b.reader_id = ${personId} and b.shop_id = o.shop_id
    where o.id = ${orderId} and (${operator ?? false} or b.reader_id is not null or exists (select from role r
      where r.person_id = ${personId} and r.shop_id = o.shop_id and r.active and r.kind in ('employee', 'owner')))`;
  return order;
}

/**
 * Who works on an order: the shop's employees; where there are none, its owners. When the shop's cards stand in a
 * group, only those of them who have opened a card of their own.
 */
export async function staffOf(em: SqlEntityManager, orderId: number): Promise<number[]> {
  const staff = await rows<{ personId: number }>(em)`
    select r.person_id as "personId" from orders o join role r on r.shop_id = o.shop_id and r.active
    where o.id = ${orderId} and r.kind = case
      when exists (select from role e where e.shop_id = o.shop_id and e.active and e.kind = 'employee')
      then 'employee' else 'owner' end
      and (group_of(o.shop_id) is null or exists (select from card c where c.code = 'kit.card'
        and c.subject_id = o.id and c.person_id = r.person_id and c.message_id is not null))
    order by r.person_id`;
  return staff.map(({ personId }) => personId);
}
