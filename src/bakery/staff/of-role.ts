import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { lockCourier } from '../deliveries/load.ts';
import type { RoleKind } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

export interface OfRole {
  readonly roleId: number;
}

/** The shop whose owners may change a role. */
export async function shopOfRole(em: SqlEntityManager, { roleId }: OfRole): Promise<number | undefined> {
  const [role] = await rows<{ shopId: number }>(em)`select shop_id as "shopId" from role where id = ${roleId}`;
  return role?.shopId;
}

export interface HeldRole {
  readonly id: number;
  readonly personId: number;
  readonly shopId: number;
  readonly kind: RoleKind;
  readonly active: boolean;
  readonly isSuspended: boolean;
}

/**
 * Locks a role, and the owners' with it when it is one: two owners who remove each other come one after the other, so
 * that one of them stays. All of them by their numbers, and a courier before everything else, so that nobody waits in
 * a circle.
 * @throws {Refusal} `staff.gone`
 */
export async function lockRole(em: SqlEntityManager, roleId: number): Promise<HeldRole> {
  const [courier] = await rows<{ id: number }>(em)`
    select person_id as id from role where id = ${roleId} and kind = 'courier'`;
  if (courier) await lockCourier(em, courier.id);
  const found = await rows<HeldRole>(em)`
    select r.id, r.person_id as "personId", r.shop_id as "shopId", r.kind, r.active,
      r.suspended_at is not null as "isSuspended"
    from role r join role mine on mine.id = ${roleId}
    where r.id = mine.id or (r.shop_id = mine.shop_id and r.kind = 'owner' and mine.kind = 'owner')
    order by r.id for update of r`;
  const role = found.find(({ id }) => id === roleId);
  if (!role) throw new Refusal('staff.gone');
  return role;
}

/**
 * A bakery without an owner could be run by nobody. Call it for a locked role that is about to end.
 * @throws {Refusal} `staff.last-owner`
 */
export async function mustNotBeLastOwner(em: SqlEntityManager, { id, shopId, kind, active }: HeldRole): Promise<void> {
  if (kind !== 'owner' || !active) return;
  const others = await rows(em)`
    select 1 from role where shop_id = ${shopId} and kind = 'owner' and active and id <> ${id} limit 1`;
  if (others.length === 0) throw new Refusal('staff.last-owner');
}
