import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Reader } from '../../../chat/notice.ts';
import { rows } from '../../rows.ts';

export interface Untaken {
  readonly orderId: number;
  /** The beginning of its slot, or the earliest time. */
  readonly dueAt: Date;
  readonly timeZone: string;
}

/** @returns undefined when somebody has it, and for everybody but the owners of its shop. */
export async function untaken(
  em: SqlEntityManager,
  orderId: number,
  { personId, operator }: Pick<Reader, 'personId' | 'operator'>,
): Promise<Untaken | undefined> {
  const [found] = await rows<Untaken>(em)`
    select o.id as "orderId", o.due_at as "dueAt", s.time_zone as "timeZone"
    from delivery d join orders o on o.id = d.order_id join shop s on s.id = o.shop_id
    where o.id = ${orderId} and d.status = 'offered' and (${operator ?? false} or exists (select from role r
      where r.person_id = ${personId} and r.shop_id = o.shop_id and r.active and r.kind = 'owner'))`;
  return found;
}

/** Owners who were called because nobody took it. */
export async function calledOwners(em: SqlEntityManager, orderId: number): Promise<number[]> {
  const owners = await rows<{ personId: number }>(em)`
    select r.person_id as "personId" from delivery d join orders o on o.id = d.order_id
      join role r on r.shop_id = o.shop_id and r.active and r.kind = 'owner'
    where o.id = ${orderId} and d.calls >= 2 order by r.person_id`;
  return owners.map(({ personId }) => personId);
}
