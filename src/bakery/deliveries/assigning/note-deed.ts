import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import { type Deed, losses } from '../setbacks.ts';

/** What the bakery did with a locked delivery; whoever it was done to counts as asked, and hears what becomes of it. */
export async function noteDeed(em: SqlEntityManager, deliveryId: number, courierId: number, deed: Deed): Promise<void> {
  await rows(em)`insert into offer (delivery_id, courier_id, deed) values (${deliveryId}, ${courierId}, ${deed})
    on conflict (delivery_id, courier_id) do update set deed = excluded.deed`;
}

/** Somebody takes a locked delivery of their own will. */
export async function noteTaken(em: SqlEntityManager, deliveryId: number, courierId: number): Promise<void> {
  await rows(em)`update offer set deed = case when deed = any(${losses}::text[]) then 'regained' end
    where delivery_id = ${deliveryId} and courier_id = ${courierId} and deed is not null`;
}
