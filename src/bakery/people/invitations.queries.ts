import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import type { InvitedKind } from './invite-staff.ts';

export interface InvitingShop {
  readonly name: string;
  readonly timeZone: string;
}

export async function invitingShop(em: SqlEntityManager, shopId: number): Promise<InvitingShop | undefined> {
  const [shop] = await rows<InvitingShop>(em)`select name, time_zone as "timeZone" from shop where id = ${shopId}`;
  return shop;
}

export interface Newcomer {
  readonly newcomer: string;
  readonly kind: InvitedKind;
  readonly shop: string;
}

/** @returns undefined for everybody but the one who made the invitation, and before it was used. */
export async function newcomer(
  em: SqlEntityManager,
  invitationId: number,
  inviterId: number,
): Promise<Newcomer | undefined> {
  const [found] = await rows<Newcomer>(em)`
    select p.first_name as newcomer, i.kind, s.name as shop
    from invitation i join person p on p.id = i.used_by_id join shop s on s.id = i.shop_id
    where i.id = ${invitationId} and i.created_by_id = ${inviterId}`;
  return found;
}

/** Who made an invitation. */
export async function inviterOf(em: SqlEntityManager, invitationId: number): Promise<number[]> {
  const found = await rows<{ personId: number }>(em)`
    select created_by_id as "personId" from invitation where id = ${invitationId}`;
  return found.map(({ personId }) => personId);
}
