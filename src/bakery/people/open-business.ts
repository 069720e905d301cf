import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/**
 * What must come to its end before somebody may be forgotten: orders that are to reach them, and trips that they have
 * promised. Locked, so that they end before or after and not meanwhile.
 * @throws {Refusal} `profile.open-orders` or `profile.open-deliveries`, naming them.
 */
export async function mustHaveEnded(em: SqlEntityManager, personId: number): Promise<void> {
  const orders = await rows<{ id: number }>(em)`
    select id from orders where customer_id = ${personId} and status not in ('completed', 'cancelled')
    order by id for update`;
  if (orders.length > 0) throw new Refusal('profile.open-orders', { numbers: numbersOf(orders) });
  const trips = await rows<{ id: number }>(em)`
    select order_id as id from delivery where courier_id = ${personId} and status in ('accepted', 'picked_up')
    order by order_id for update`;
  if (trips.length > 0) throw new Refusal('profile.open-deliveries', { numbers: numbersOf(trips) });
}

/** A toast has 200 characters. */
function numbersOf(found: readonly { id: number }[]): string {
  const numbers = found.slice(0, 5).map(({ id }) => String(id));
  return [...numbers, ...(found.length > 5 ? ['…'] : [])].join(', ');
}
