import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import type { Order } from './order.ts';
import type { Ended } from './since-its-end.ts';

/** An order that is `completed` or `cancelled` has ended with that step. */
export async function endOf(em: SqlEntityManager, { id, status, placedAt }: Order): Promise<Ended> {
  if (status !== 'completed' && status !== 'cancelled') return { status, endedAt: null };
  const [last] = await rows<{ at: Date | null }>(em)`
    select max(at) as at from order_step where order_id = ${id} and to_status = ${status}`;
  return { status, endedAt: last?.at ?? placedAt };
}
