import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { shorten } from '../../chat/shorten.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/**
 * What must come to its end before somebody may be forgotten: orders that are to reach them, trips that they have
 * promised, and cash that a shop has not counted yet, their own aside. Locked, so that they end before or after and not meanwhile.
 * @throws {Refusal} `profile.open-orders`, `profile.open-deliveries` or `profile.open-cash`, naming them.
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
  const shops = await rows<{ name: string }>(em)`
    select name from shop where id in (
      select o.shop_id from delivery d join orders o on o.id = d.order_id
        left join cash_handover h on h.id = d.handover_id
      where d.courier_id = ${personId} and d.status = 'delivered' and o.payment = 'cash' and o.total > 0
        and h.confirmed_at is null and not exists (select from role r where r.shop_id = o.shop_id
          and r.person_id = d.courier_id and r.kind = 'owner' and r.active)
    ) order by name`;
  if (shops.length > 0) throw new Refusal('profile.open-cash', { shops: namesOf(shops) });
}

/** A toast has 200 characters. */
function numbersOf(found: readonly { id: number }[]): string {
  const numbers = found.slice(0, 5).map(({ id }) => String(id));
  return [...numbers, ...(found.length > 5 ? ['…'] : [])].join(', ');
}

function namesOf(shops: readonly { name: string }[]): string {
  const names = shops.slice(0, 2).map(({ name }) => shorten(name, 40));
  return [...names, ...(shops.length > 2 ? ['…'] : [])].join(', ');
}
