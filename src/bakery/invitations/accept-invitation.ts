import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation, type Work } from '../operation.ts';
import { countTry, hasTriesLeft } from '../people/link-tries.ts';
import { lockOpenInvitation, noteUse } from '../people/use-invitation.ts';
import { rows } from '../rows.ts';
import type { InvitedKind, StaffKind } from './invitation-terms.ts';

export interface AcceptedInvitation {
  readonly kind: StaffKind;
  readonly shop: string;
}

type Answer =
  | { joined: AcceptedInvitation }
  /** To a bakery that is still to be opened: until it is, the link stays unused. */
  | { opening: true }
  /** The bakery that this person has opened with it. */
  | { opened: { shopId: number; shop: string } }
  | { refused: 'unknown' | 'try-later' | 'suspended' | 'owner' };

interface Tapped {
  readonly tokenHash: string;
}

/**
 * Gives the role of a link. What is wrong is a result and not a `Refusal`, because the try must be counted.
 * Unknown, used, revoked and expired answer alike. Whoever is there already, by this link or another, does not use it
 * up; whoever is suspended there stays so. Nor do its owners, who may all that an employee may: theirs is the chat where
 * the link stands. They may be couriers besides.
 */
export const acceptInvitation = operation({
  name: 'accept-invitation',
  allow: ['anybody'],
  audited: true,
  shop: shopOf,
  async run(work, { personId }, { tokenHash }: Tapped): Promise<Answer> {
    if (!(await hasTriesLeft(work.em, personId))) return { refused: 'try-later' };
    const answer = (await knownTo(work.em, personId, tokenHash)) ?? (await useUp(work, personId, tokenHash));
    if (answer) return answer;
    await countTry(work.em, personId);
    return { refused: 'unknown' };
  },
});

async function shopOf(em: SqlEntityManager, { tokenHash }: Tapped): Promise<number | undefined> {
  const [found] = await rows<{ shopId: number | null }>(em)`
    select shop_id as "shopId" from invitation where token_hash = ${tokenHash}`;
  return found?.shopId ?? undefined;
}

/** What somebody is or has by it already, their roles there locked: who suspends them waits. */
async function knownTo(em: Work['em'], personId: number, tokenHash: string): Promise<Answer | undefined> {
  await rows(em)`select r.id from role r join invitation i on i.shop_id = r.shop_id
    where i.token_hash = ${tokenHash} and r.person_id = ${personId} order by r.id for no key update of r`;
  const [found] = await rows<Known>(em)`
    select i.kind, s.id as "shopId", s.name as shop, coalesce(bool_or(r.suspended_at is not null), false) as "isSuspended",
      coalesce(bool_or(r.active and r.kind = case i.kind when 'shop' then 'owner' else i.kind end), false) as "isThere",
      coalesce(bool_or(r.active and r.kind = 'owner' and i.kind = 'employee'), false) as "isAbove"
    from invitation i left join invitation_use u on u.invitation_id = i.id and u.person_id = ${personId}
      join shop s on s.id = coalesce(i.shop_id, u.shop_id)
      left join role r on r.shop_id = s.id and r.person_id = ${personId}
    where i.token_hash = ${tokenHash}
      and (u.id is not null or (i.revoked_at is null and i.used < i.uses and i.expires_at > now()))
    group by i.id, s.id`;
  if (!found || !(found.isSuspended || found.isThere || found.isAbove)) return undefined;
  const { kind, shopId, shop, isSuspended, isThere } = found;
  if (isSuspended) return { refused: 'suspended' };
  if (!isThere) return { refused: 'owner' };
  return kind === 'shop' ? { opened: { shopId, shop } } : { joined: { kind, shop } };
}

interface Known {
  readonly kind: InvitedKind;
  readonly shopId: number;
  readonly shop: string;
  readonly isSuspended: boolean;
  readonly isThere: boolean;
  readonly isAbove: boolean;
}

async function useUp({ em, emit }: Work, personId: number, tokenHash: string): Promise<Answer | undefined> {
  const invitation = await lockOpenInvitation(em, personId, tokenHash);
  if (!invitation) return undefined;
  const { id, kind, shopId } = invitation;
  if (kind === 'shop' || shopId === null) return { opening: true };
  const useId = await noteUse(em, id, personId);
  const [shop] = await rows<{ name: string }>(em)`
    with looking as (update person set shop_id = ${shopId}, work_shop_id = ${shopId} where id = ${personId}),
      hired as (
        insert into role (person_id, shop_id, kind) values (${personId}, ${shopId}, ${kind})
        on conflict (person_id, shop_id, kind) do update set active = true, on_duty = true, ended_at = null
      )
    select name from shop where id = ${shopId}`;
  emit({ type: 'invitation.used', useId });
  return { joined: { kind, shop: shop!.name } };
}
