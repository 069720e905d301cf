import { operation, type Work } from '../operation.ts';
import { rows } from '../rows.ts';
import type { InvitedKind } from './invite-staff.ts';
import { countTry, hasTriesLeft } from './link-tries.ts';

export interface AcceptedInvitation {
  readonly kind: InvitedKind;
  readonly shop: string;
}

type Answer = { joined: AcceptedInvitation } | { refused: 'unknown' | 'try-later' };

/**
 * Gives the role of a link. What is wrong is a result and not a `Refusal`, because the try must be counted.
 * Unknown, used and expired answer alike. Whoever is there already, by this link or another, does not use it up.
 */
export const acceptInvitation = operation({
  name: 'accept-invitation',
  allow: ['anybody'],
  async run(work, { personId }, { tokenHash }: { tokenHash: string }): Promise<Answer> {
    if (!(await hasTriesLeft(work.em, personId))) return { refused: 'try-later' };
    const joined = (await roleHeld(work.em, personId, tokenHash)) ?? (await useUp(work, personId, tokenHash));
    if (joined) return { joined };
    await countTry(work.em, personId);
    return { refused: 'unknown' };
  },
});

async function roleHeld(em: Work['em'], personId: number, tokenHash: string): Promise<AcceptedInvitation | undefined> {
  const [held] = await rows<AcceptedInvitation>(em)`
    select i.kind, s.name as shop from invitation i join shop s on s.id = i.shop_id
      join role r on r.person_id = ${personId} and r.shop_id = i.shop_id and r.kind = i.kind and r.active
    where i.token_hash = ${tokenHash}
      and (i.used_by_id = ${personId} or (i.used_at is null and i.expires_at > now()))`;
  return held;
}

async function useUp({ em, emit }: Work, personId: number, tokenHash: string): Promise<AcceptedInvitation | undefined> {
  const [used] = await rows<AcceptedInvitation & { id: number; shopId: number }>(em)`
    update invitation i set used_by_id = ${personId}, used_at = now() from shop s
    where s.id = i.shop_id and i.token_hash = ${tokenHash} and i.used_at is null and i.expires_at > now()
    returning i.id, i.kind, s.id as "shopId", s.name as shop`;
  if (!used) return undefined;
  await rows(em)`
    with looking as (update person set shop_id = ${used.shopId}, work_shop_id = ${used.shopId} where id = ${personId})
    insert into role (person_id, shop_id, kind) values (${personId}, ${used.shopId}, ${used.kind})
    on conflict (person_id, shop_id, kind) do update set active = true, on_duty = true`;
  emit({ type: 'invitation.accepted', invitationId: used.id });
  return { kind: used.kind, shop: used.shop };
}
