import { jsonbText } from '../database/jsonb.ts';
import type { Sql } from '../database/orm.ts';

export interface Ending {
  readonly updateId: number;
  readonly leaseToken: string;
  /** `waiting`: to be tried again after the pause. */
  readonly state: 'done' | 'waiting' | 'dead';
  readonly reason?: string;
  readonly pauseMs?: number;
  readonly session?: { readonly telegramId: number; readonly data: object | null };
}

/** `lost`: the lease had been taken over, nothing was written. `more`: another update of the lane waits. */
export type Ended = { readonly lost: boolean; readonly more: boolean };

/**
 * Ends updates and keeps their sessions in one statement, where the lease is still ours. Of one that is done only the
 * number is kept, so that a repeat is known: what somebody said is nobody's business any more.
 */
export async function endUpdates(sql: Sql, endings: readonly Ending[]): Promise<Ended[]> {
  const sessions = endings.filter(({ session }) => session);
  const values = [
    endings.map(({ updateId }) => updateId),
    endings.map(({ leaseToken }) => leaseToken),
    endings.map(({ state }) => state),
    endings.map(({ reason }) => reason ?? null),
    endings.map(({ pauseMs }) => pauseMs ?? 0),
  ];
  const rows =
    sessions.length === 0
      ? await sql<Row>(END, values)
      : await sql<Row>(END_WITH_SESSIONS, [
          ...values,
          sessions.map(({ updateId }) => updateId),
          sessions.map(({ session }) => session!.telegramId),
          sessions.map(({ session }) => session!.data && jsonbText(session!.data)),
        ]);
  const more = new Map(rows.map((row) => [row.update_id, row.more]));
  return endings.map(({ updateId }) => ({ lost: !more.has(updateId), more: more.get(updateId) ?? false }));
}

interface Row {
  update_id: number;
  more: boolean;
}

const ENDED = `
  ended as (
    update inbox set state = ending.state, reason = ending.reason, lease_token = null, leased_until = null,
      body = case when ending.state = 'done' then '{}' else body end,
      not_before = case when ending.state = 'waiting' then now() + ending.pause_ms * interval '1 ms' end,
      done_at = case when ending.state = 'done' then now() end
    from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::int[])
      as ending (update_id, lease_token, state, reason, pause_ms)
    where inbox.update_id = ending.update_id and inbox.lease_token = ending.lease_token
    returning inbox.update_id, inbox.lane
  )`;

const RESULT = `
  select update_id, (
    select true from inbox where inbox.lane = ended.lane and inbox.state = 'waiting' limit 1
  ) is not null as more
  from ended`;

const END = `with ${ENDED} ${RESULT}`;

const END_WITH_SESSIONS = `
  with ${ENDED}, session_now as (
    select telegram_id, data from unnest($6::bigint[], $7::bigint[], $8::jsonb[])
      as now (update_id, telegram_id, data) join ended using (update_id)
  ), kept as (
    insert into session (telegram_id, data) select telegram_id, data from session_now where data is not null
    on conflict (telegram_id) do update set data = excluded.data, updated_at = now()
  ), dropped as (
    delete from session using session_now
    where session.telegram_id = session_now.telegram_id and session_now.data is null
  ) ${RESULT}`;
