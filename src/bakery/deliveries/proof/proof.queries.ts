import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../operation.ts';
import { rows } from '../../rows.ts';

export interface DoorPhoto {
  readonly orderId: number;
  readonly photoId: number;
  /** First name of who took it. */
  readonly courier: string;
  readonly at: Date;
  readonly timeZone: string;
}

/** @returns undefined where none was taken, and for everybody but the employees and owners of the order's shop. */
export async function doorPhoto(
  em: SqlEntityManager,
  orderId: number,
  { personId, operator }: Actor,
): Promise<DoorPhoto | undefined> {
  const [photo] = await rows<DoorPhoto>(em)`
    select o.id as "orderId", d.proof_photo_id as "photoId", k.first_name as courier, d.delivered_at as at,
      s.time_zone as "timeZone"
    from delivery d join orders o on o.id = d.order_id join shop s on s.id = o.shop_id join person k on k.id = d.courier_id
    where o.id = ${orderId} and d.status = 'delivered' and d.proof_photo_id is not null
      and (${operator} or exists (select from role r where r.person_id = ${personId}
        and r.shop_id = o.shop_id and r.active and r.kind in ('employee', 'owner')))`;
  return photo;
}
