import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

export interface OpenInvitation {
  readonly id: number;
  readonly kind: 'courier' | 'employee' | 'owner' | 'shop';
  /** Null for a new one. */
  readonly shopId: number | null;
}

/**
 * An invitation that this person may use now. Locked, so that whoever wants its last use too, or revokes it, comes
 * before or after. Nobody uses the same one twice, nor one that is older than the end of their role in that shop.
 */
export async function lockOpenInvitation(
  em: SqlEntityManager,
  personId: number,
  tokenHash: string,
): Promise<OpenInvitation | undefined> {
  const [locked] = await rows<{ id: number }>(em)`
    select id from invitation where token_hash = ${tokenHash} for no key update`;
  if (!locked) return undefined;
  const [open] = await rows<OpenInvitation>(em)`
    select i.id, i.kind, i.shop_id as "shopId" from invitation i
    where i.id = ${locked.id} and i.revoked_at is null and i.used < i.uses and i.expires_at > now()
      and not exists (select from invitation_use u where u.invitation_id = i.id and u.person_id = ${personId})
      and not exists (select from role r
        where r.person_id = ${personId} and r.shop_id = i.shop_id and r.ended_at >= i.created_at)`;
  return open;
}

/**
 * Call it for one that `lockOpenInvitation` has locked.
 * @param shopId the bakery that was opened with it.
 * @returns the number of the use.
 */
export async function noteUse(
  em: SqlEntityManager,
  invitationId: number,
  personId: number,
  shopId: number | null = null,
): Promise<number> {
  const [use] = await rows<{ id: number }>(em)`
    with counted as (update invitation set used = used + 1 where id = ${invitationId})
    insert into invitation_use (invitation_id, person_id, shop_id) values (${invitationId}, ${personId}, ${shopId})
    returning id`;
  return use!.id;
}

/** Whoever is no owner any more brings nobody in any more: what they have handed out ends with their role. */
export async function revokeInvitationsOf(em: SqlEntityManager, personId: number, shopId: number): Promise<void> {
  await rows(em)`
    update invitation set revoked_at = now()
    where shop_id = ${shopId} and created_by_id = ${personId} and revoked_at is null and used < uses
      and expires_at > now()`;
}
