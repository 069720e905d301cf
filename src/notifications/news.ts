import type { EventType } from '../bakery/events.ts';
import type { Sql } from '../database/orm.ts';

export const TRIES = 5;
/** An earlier event is waited for, so that two workers do not turn the order round; but a lost one not for ever. */
const IN_LINE = '10 seconds';
const IN_WORK = '2 seconds';

/** The oldest thing a person has not been told yet. */
export interface News {
  readonly id: number;
  readonly code: string;
  readonly subjectId: number;
  /** It and all later ones waiting for the same card: one message tells them all. */
  readonly together: number[];
  readonly happenedAt: Date;
  readonly language: string;
  readonly unreachable: boolean;
  /** With a sound, below all else: an alarm, or what stood in their chat may be lost: they were out of reach, a topic is gone. */
  readonly comesAnew: boolean;
  /** An earlier event is about to be told, perhaps to this person too. */
  readonly hasEarlier: boolean;
}

export async function oldestNews(sql: Sql, personId: number): Promise<News | undefined> {
  const [news] = await sql<News>(
    `select n.id, n.code, n.subject_id as "subjectId", n.happened_at as "happenedAt",
       coalesce(p.language, p.telegram_language) as language,
       p.unreachable_since is not null as unreachable,
       (select array_agg(s.id::float8 order by s.id) from notice s
        where s.person_id = n.person_id and s.state = 'waiting'
          and s.code = n.code and s.subject_id = n.subject_id) as together,
       exists (select from notice s join outbox b on b.id = s.event_id where s.person_id = n.person_id
         and s.state = 'waiting' and s.code = n.code and s.subject_id = n.subject_id
         and (b.type in ('order.alarm', 'delivery.untaken', 'group.opened') or b.type = 'person.back' and (b.payload->>'personId')::int = n.person_id)) as "comesAnew",
       exists (select from outbox o where o.state in ('pending', 'queued') and o.id < n.event_id
          and (o.tries = 0 and coalesce(o.queued_at, now()) > now() - interval '${IN_LINE}'
            or o.begun_at > now() - interval '${IN_WORK}')) as "hasEarlier"
     from notice n join person p on p.id = n.person_id
     where n.person_id = $1 and n.state = 'waiting'
     order by n.event_id, n.id limit 1`,
    [personId],
  );
  return news;
}

export async function hasNews(sql: Sql, personId: number): Promise<boolean> {
  const found = await sql(`select from notice where person_id = $1 and state = 'waiting' limit 1`, [personId]);
  return found.length > 0;
}

/** The newest of them was sent or found needless; it stands for the older ones. */
export async function endNews(sql: Sql, ids: number[], state: 'sent' | 'skipped', reason: string | null) {
  await sql(
    `update notice set ended_at = now(),
       state = case when id = $2 then $3 else 'skipped' end,
       reason = case when id = $2 then $4 else 'told together with a newer one' end
     where id = any($1::bigint[]) and state = 'waiting'`,
    [ids, ids.at(-1), state, reason],
  );
}

/** @returns how often they have been tried now. */
export async function failNews(sql: Sql, ids: number[], reason: string): Promise<number> {
  const [failed] = await sql<{ tries: number }>(
    `with failed as (
       update notice set tries = tries + 1, reason = $2,
         state = case when tries + 1 >= $3 then 'dead' else state end,
         ended_at = case when tries + 1 >= $3 then now() end
       where id = any($1::bigint[]) and state = 'waiting' returning id, tries)
     select max(tries) as tries from failed`,
    [ids, reason, TRIES],
  );
  return failed!.tries ?? TRIES;
}

/** Nothing reaches this person before they write to us again. */
export async function skipAllNews(sql: Sql, personId: number, reason: string): Promise<void> {
  await sql(
    `update notice set state = 'skipped', reason = $2, ended_at = now() where person_id = $1 and state = 'waiting'`,
    [personId, reason],
  );
}

/** Announced once, so that those who work on their orders know. */
export async function markUnreachable(sql: Sql, personId: number): Promise<void> {
  const type: EventType = 'person.lost';
  await sql(
    `with lost as (
       update person set unreachable_since = now() where id = $1 and unreachable_since is null returning id
     )
     insert into outbox (type, payload) select $2, jsonb_build_object('type', $2::text, 'personId', id) from lost`,
    [personId, type],
  );
}
