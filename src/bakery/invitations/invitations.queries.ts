import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import type { InvitedKind } from './invitation-terms.ts';

export interface InvitingShop {
  readonly shopId: number;
  readonly name: string;
  readonly timeZone: string;
}

export async function invitingShop(em: SqlEntityManager, shopId: number): Promise<InvitingShop | undefined> {
  const [shop] = await rows<InvitingShop>(em)`
    select id as "shopId", name, time_zone as "timeZone" from shop where id = ${shopId}`;
  return shop;
}

export interface Newcomer {
  readonly newcomer: string;
  readonly kind: InvitedKind;
  /** The one they work in, or have opened. */
  readonly shop: string;
}

/** @returns undefined for everybody but the one who made the invitation. */
export async function newcomer(em: SqlEntityManager, useId: number, inviterId: number): Promise<Newcomer | undefined> {
  const [found] = await rows<Newcomer>(em)`
    select p.first_name as newcomer, i.kind, s.name as shop
    from invitation_use u join invitation i on i.id = u.invitation_id join person p on p.id = u.person_id
      join shop s on s.id = coalesce(i.shop_id, u.shop_id)
    where u.id = ${useId} and i.created_by_id = ${inviterId}`;
  return found;
}

/** Who made the invitation that was used. */
export async function inviterOf(em: SqlEntityManager, useId: number): Promise<number[]> {
  const found = await rows<{ personId: number }>(em)`
    select i.created_by_id as "personId" from invitation_use u join invitation i on i.id = u.invitation_id
    where u.id = ${useId}`;
  return found.map(({ personId }) => personId);
}

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked';

export interface InvitationInList {
  readonly invitationId: number;
  readonly kind: InvitedKind;
  readonly state: InvitationState;
  readonly uses: number;
  readonly used: number;
  readonly expiresAt: Date;
  /** The last who came by it. */
  readonly last: string | null;
}

const STATE = sql.raw(`case when i.revoked_at is not null then 'revoked' when i.used >= i.uses then 'used'
  when i.expires_at <= now() then 'expired' else 'open' end`);

/** Whose invitations are looked at: a bakery's, and the operator's to new bakeries. */
export interface InvitationScope {
  /** 0 = none. */
  readonly shopId: number;
  readonly toNewBakeries: boolean;
}

/** Open ones first, then the newest. One more than a page, when there are more. */
export function invitationList(
  em: SqlEntityManager,
  { shopId, toNewBakeries }: InvitationScope,
  page: number,
): Promise<InvitationInList[]> {
  return rows<InvitationInList>(em)`
    select i.id as "invitationId", i.kind, ${STATE} as state, i.uses, i.used, i.expires_at as "expiresAt",
      (select p.first_name from invitation_use u join person p on p.id = u.person_id
        where u.invitation_id = i.id order by u.id desc limit 1) as last
    from invitation i where i.shop_id = ${shopId} or (${toNewBakeries} and i.shop_id is null)
    order by ${STATE} = 'open' desc, i.id desc limit ${PAGE + 1} offset ${page * PAGE}`;
}

export interface InvitationDetails extends Omit<InvitationInList, 'last'> {
  readonly shop: string | null;
  readonly maker: string;
  /** A page of those who came by it, the newest first. */
  readonly users: readonly { readonly name: string; readonly at: string; readonly opened: string | null }[];
}

/** @returns undefined for one of another bakery. */
export async function invitationDetails(
  em: SqlEntityManager,
  { shopId, toNewBakeries }: InvitationScope,
  invitationId: number,
  from: number,
): Promise<InvitationDetails | undefined> {
  const [found] = await rows<InvitationDetails>(em)`
    select i.id as "invitationId", i.kind, ${STATE} as state, i.uses, i.used, i.expires_at as "expiresAt",
      s.name as shop, m.first_name as maker,
      coalesce((select json_agg(json_build_object('name', u.name, 'at', u.at, 'opened', u.opened) order by u.id desc) from (
        select u.id, p.first_name || coalesce(' ' || p.last_name, '') as name, u.at, o.name as opened
        from invitation_use u join person p on p.id = u.person_id left join shop o on o.id = u.shop_id
        where u.invitation_id = i.id order by u.id desc limit ${PAGE} offset ${from * PAGE}
      ) u), '[]') as users
    from invitation i join person m on m.id = i.created_by_id left join shop s on s.id = i.shop_id
    where i.id = ${invitationId} and (i.shop_id = ${shopId} or (${toNewBakeries} and i.shop_id is null))`;
  return found;
}
