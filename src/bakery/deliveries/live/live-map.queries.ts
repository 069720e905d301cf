import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { OrderOnItsWay } from '../../orders/open-orders.queries.ts';
import { rows } from '../../rows.ts';

/** Where the courier is, as the customer of an order on its way may see it. */
export interface CourierPlace {
  readonly latitude: number;
  readonly longitude: number;
  /** Degrees, 1-360. */
  readonly heading: number | null;
  readonly until: Date;
}

/**
 * @param code of the notice that shows it.
 * @returns `over` when it was shown and must not move any more; undefined when there is nothing to show.
 */
export async function courierPlace(
  em: SqlEntityManager,
  { orderId, personId, code }: { orderId: number; personId: number; code: string },
): Promise<CourierPlace | 'over' | undefined> {
  const [found] = await rows<CourierPlace & { isThere: boolean; wasShown: boolean }>(em)`
    select w.latitude, w.longitude, w.heading, w.until, w.courier_id is not null as "isThere", exists (
      select from card c where c.code = ${code} and c.subject_id = o.id and c.person_id = o.customer_id
        and c.message_id is not null) as "wasShown"
    from orders o join delivery d on d.order_id = o.id
      left join whereabouts w on w.courier_id = d.courier_id and d.status = 'picked_up' and w.until > now()
        and exists (select from role r where r.person_id = w.courier_id and r.shop_id = o.shop_id
          and r.kind = 'courier' and r.active)
    where o.id = ${orderId} and o.customer_id = ${personId}`;
  if (!found) return undefined;
  const { latitude, longitude, heading, until, isThere, wasShown } = found;
  if (isThere) return { latitude, longitude, heading, until };
  return wasShown ? 'over' : undefined;
}

/** Whose map changes with an order: nobody's while its courier shares nothing, and nothing was shown. */
export async function watchersOf(em: SqlEntityManager, orderId: number, code: string): Promise<OrderOnItsWay[]> {
  return rows<OrderOnItsWay>(em)`
    select o.id as "orderId", o.customer_id as "personId" from orders o join delivery d on d.order_id = o.id
    where o.id = ${orderId} and (exists (select from whereabouts w where w.courier_id = d.courier_id)
      or exists (select from card c where c.code = ${code} and c.subject_id = o.id and c.person_id = o.customer_id))`;
}
