import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import type { RoleKind } from '../operation.ts';
import { rows } from '../rows.ts';
import type { shownKinds } from './staff.actions.ts';

export interface Colleague {
  readonly roleId: number;
  readonly name: string;
  readonly kind: RoleKind;
  readonly onDuty: boolean;
  readonly isSuspended: boolean;
}

export interface StaffPage {
  readonly shop: string;
  readonly colleagues: readonly Colleague[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** Those who work there, suspended ones too. It reads one page by an index, however many have ever worked there. */
export async function staffPage(
  em: SqlEntityManager,
  shopId: number,
  kind: (typeof shownKinds)[number],
  page: number,
): Promise<StaffPage> {
  // Each an index of its own: asked in one condition, none would serve.
  const those =
    kind === 'all' ? sql`` : kind === 'suspended' ? sql`and r.suspended_at is not null` : sql`and r.kind = ${kind}`;
  const found = await rows<{ shop: string } & { [Key in keyof Colleague]: Colleague[Key] | null }>(em)`
    select s.name as shop, c.* from shop s left join lateral (
      select r.id as "roleId", p.first_name || coalesce(' ' || p.last_name, '') as name, r.kind, r.on_duty as "onDuty",
        r.suspended_at is not null as "isSuspended"
      from role r join person p on p.id = r.person_id
      where r.shop_id = s.id and (r.active or r.suspended_at is not null) and p.erased_at is null ${those}
      order by r.id desc limit ${PAGE + 1} offset ${page * PAGE}
    ) c on true
    where s.id = ${shopId} order by c."roleId" desc`;
  const colleagues = found.filter((row): row is { shop: string } & Colleague => row.roleId !== null);
  if (colleagues.length === 0 && page > 0) return staffPage(em, shopId, kind, 0);
  const shown = colleagues.slice(0, PAGE);
  return { shop: found[0]?.shop ?? '', colleagues: shown, page, hasMore: colleagues.length > PAGE };
}

export interface ColleagueDetails extends Colleague {
  readonly personId: number;
  readonly shop: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly phone: string | null;
  readonly isReachable: boolean;
  readonly hasPin: boolean;
  readonly since: Date;
  /** Null: not since this is noted. */
  readonly seenAt: Date | null;
  /** Of the last seven days. */
  readonly started: number;
  readonly baked: number;
  readonly delivered: number;
  /** Minor units. */
  readonly cash: number;
  /** Still to be brought by them. */
  readonly open: number;
}

/** @returns undefined for a role of another shop, or that has ended. */
export async function colleague(
  em: SqlEntityManager,
  shopId: number,
  roleId: number,
): Promise<ColleagueDetails | undefined> {
  const [found] = await rows<ColleagueDetails>(em)`
    select r.id as "roleId", p.id as "personId", p.first_name || coalesce(' ' || p.last_name, '') as name, r.kind,
      r.on_duty as "onDuty", r.suspended_at is not null as "isSuspended", s.name as shop, s.currency,
      s.time_zone as "timeZone", p.phone, p.telegram_id is not null and p.unreachable_since is null as "isReachable",
      p.pin_hash is not null as "hasPin", r.created_at as since, p.seen_at as "seenAt",
      (select count(*)::int from order_step t join orders o on o.id = t.order_id
        where t.by_id = p.id and t.at > now() - interval '7 days' and t.to_status in ('baking', 'ready')
          and o.shop_id = s.id) as started,
      (select coalesce(sum(quantity), 0)::int from batch b
        where b.by_id = p.id and b.shop_id = s.id and b.at > now() - interval '7 days') as baked,
      coalesce(trips.delivered, 0) as delivered, coalesce(trips.cash, 0) as cash, coalesce(trips.open, 0) as open
    from role r join person p on p.id = r.person_id join shop s on s.id = r.shop_id
    left join lateral (
      select count(*) filter (where d.status = 'delivered')::int as delivered,
        count(*) filter (where d.status in ('accepted', 'picked_up'))::int as open,
        coalesce(sum(o.total) filter (where d.status = 'delivered' and o.payment = 'cash'), 0)::bigint as cash
      from delivery d join orders o on o.id = d.order_id
      where d.courier_id = p.id and o.shop_id = s.id and r.kind = 'courier'
        and (d.status in ('accepted', 'picked_up')
          or d.status = 'delivered' and d.delivered_at > now() - interval '7 days')
    ) trips on true
    where r.id = ${roleId} and r.shop_id = ${shopId} and (r.active or r.suspended_at is not null)`;
  return found;
}

export interface OwnRole {
  readonly personId: number;
  readonly shop: string;
  readonly kind: RoleKind;
  readonly active: boolean;
  readonly isSuspended: boolean;
}

/** As the person themselves hears of it. */
export async function ownRole(em: SqlEntityManager, roleId: number): Promise<OwnRole | undefined> {
  const [found] = await rows<OwnRole>(em)`
    select r.person_id as "personId", s.name as shop, r.kind, r.active, r.suspended_at is not null as "isSuspended"
    from role r join shop s on s.id = r.shop_id where r.id = ${roleId}`;
  return found;
}
