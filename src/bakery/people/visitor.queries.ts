import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { EventType } from '../events.ts';
import type { RoleKind } from '../operation.ts';
import { rows } from '../rows.ts';

/** What Telegram says about somebody. */
export interface Profile {
  readonly telegramId: number;
  readonly firstName: string;
  readonly lastName: string | null;
  readonly username: string | null;
  /** One of the languages we speak. */
  readonly language: string;
}

export interface VisitorRow {
  readonly telegramId: number;
  readonly personId: number;
  readonly firstName: string;
  readonly telegramFirstName: string;
  readonly telegramLastName: string | null;
  readonly username: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly telegramLanguage: string;
  readonly unreachable: boolean;
  /** Of those with a role. */
  readonly seenAt: Date | null;
  /** The one they looked at last, work in, or that is the only one. */
  readonly ownShopId: number | null;
  readonly firstShopId: number | null;
  /** The one they chose to work in. */
  readonly workShopId: number | null;
  /** How they want to see the catalogue. */
  readonly filter: object | null;
  readonly roles: { shopId: number; kind: RoleKind; onDuty: boolean; isLocked: boolean }[] | null;
  /** The form under way, as the bot stored it. */
  readonly session: object | null;
}

/**
 * Everything the bot wants to know before it answers, in one statement for all who wait for one at this moment. The ids
 * come by a select of their own: PostgreSQL would plan anew each time if it saw how many there are.
 */
export async function visitorsOf(em: SqlEntityManager, telegramIds: number[]): Promise<(VisitorRow | undefined)[]> {
  const found = await rows<VisitorRow>(em)`
    select p.telegram_id as "telegramId", p.id as "personId", p.first_name as "firstName",
      p.telegram_first_name as "telegramFirstName", p.telegram_last_name as "telegramLastName", p.username, p.phone, p.language,
      p.telegram_language as "telegramLanguage", p.unreachable_since is not null as unreachable,
      p.seen_at as "seenAt", p.filter, p.work_shop_id as "workShopId",
      coalesce(
        (select s.id from shop s where s.id = p.shop_id),
        (select min(r.shop_id) from role r where r.person_id = p.id and r.active),
        (select min(id) from shop having min(id) = max(id))) as "ownShopId",
      (select min(id) from shop) as "firstShopId",
      (select json_agg(json_build_object('shopId', r.shop_id, 'kind', r.kind, 'onDuty', r.on_duty, 'isLocked',
          w.lock_minutes is not null and r.kind <> 'courier' and coalesce(p.unlocked_until <= now(), true)))
        from role r join shop w on w.id = r.shop_id where r.person_id = p.id and r.active) as roles,
      (select data from session where telegram_id = p.telegram_id) as session
    from person p where p.telegram_id = any((select ${telegramIds}::bigint[])::bigint[])`;
  const known = new Map(found.map((row) => [row.telegramId, row]));
  return telegramIds.map((telegramId) => known.get(telegramId));
}

/** Registers somebody who writes for the first time, or notes a new name. A name that they chose stays. */
export async function meet(em: SqlEntityManager, profile: Profile): Promise<void> {
  await rows(em)`
    insert into person as p (telegram_id, first_name, last_name, telegram_first_name, telegram_last_name, username,
      telegram_language)
    values (${profile.telegramId}, ${profile.firstName}, ${profile.lastName}, ${profile.firstName}, ${profile.lastName},
      ${profile.username}, ${profile.language})
    on conflict (telegram_id) do update set
      first_name = case when p.has_own_name then p.first_name else excluded.first_name end,
      last_name = case when p.has_own_name then p.last_name else excluded.last_name end,
      telegram_first_name = excluded.telegram_first_name, telegram_last_name = excluded.telegram_last_name,
      username = excluded.username, telegram_language = excluded.telegram_language`;
}

/**
 * Notes that somebody cannot be written to any more, or can again; idempotent: the first moment of silence is kept, and
 * it is announced once, in the same statement. No operation: it belongs to no tap, and nobody is asked whether they may.
 */
export async function markReachable(em: SqlEntityManager, telegramId: number, reachable: boolean): Promise<void> {
  const type: EventType = reachable ? 'person.back' : 'person.lost';
  await rows(em)`
    with moved as (
      update person set unreachable_since = case when ${reachable} then null else now() end
      where telegram_id = ${telegramId} and (unreachable_since is null) <> ${reachable} returning id
    )
    insert into outbox (type, payload)
    select ${type}, jsonb_build_object('type', ${type}::text, 'personId', id) from moved`;
}

/** Notes that somebody who works here is about. */
export async function noteSeen(em: SqlEntityManager, telegramId: number): Promise<void> {
  await rows(em)`update person set seen_at = now() where telegram_id = ${telegramId}`;
}
