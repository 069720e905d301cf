import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';

export interface LateTrip {
  readonly orderId: number;
  /** The beginning of its slot, or the earliest time. */
  readonly dueAt: Date;
  readonly timeZone: string;
}

/** @returns undefined when it is ready by now, and for everybody but the courier who has it. */
export async function lateTrip(
  em: SqlEntityManager,
  orderId: number,
  courierId: number,
): Promise<LateTrip | undefined> {
  const [found] = await rows<LateTrip>(em)`
    select o.id as "orderId", o.due_at as "dueAt", s.time_zone as "timeZone"
    from delivery d join orders o on o.id = d.order_id join shop s on s.id = o.shop_id
    where o.id = ${orderId} and d.courier_id = ${courierId} and d.status = 'accepted' and o.status in ('pending', 'baking')
      and exists (select from order_alarm a where a.order_id = o.id and a.kind = 'late')`;
  return found;
}

/**
 * Of an order that was warned of: the courier who has or had it, or another.
 * Who works in the kitchen too, or owns the shop, is warned there.
 */
export async function warnedCourier(em: SqlEntityManager, orderId: number, courierId?: number): Promise<number[]> {
  const found = await rows<{ personId: number }>(em)`
    select r.person_id as "personId" from delivery d join orders o on o.id = d.order_id
      join role r on r.shop_id = o.shop_id and r.kind = 'courier' and r.active
        and r.person_id = coalesce(${courierId ?? null}::int, d.courier_id)
    where o.id = ${orderId} and exists (select from order_alarm a where a.order_id = o.id and a.kind = 'late')
      and not exists (select from role k where k.shop_id = o.shop_id and k.person_id = r.person_id and k.active
        and k.kind in ('employee', 'owner'))`;
  return found.map(({ personId }) => personId);
}
