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
  const values = [
    endings.map(({ updateId }) => updateId),
    endings.map(({ leaseToken }) => leaseToken),
    endings.map(({ state }) => state),
    endings.map(({ reason }) => reason ?? null),
    endings.map(({ pauseMs }) => pauseMs ?? 0),
  ];
  const rows = endings.some(({ session }) => session)
    ? await sql<Row>(END_WITH_SESSIONS, [
        ...values,
        endings.map(({ session }) => session?.telegramId ?? null),
        endings.map(({ session }) => (session?.data ? jsonbText(session.data) : null)),
      ])
    : await sql<Row>(END, values);
  const more = new Map(rows.map((row) => [row.update_id, row.more]));
  return endings.map(({ updateId }) => ({ lost: !more.has(updateId), more: more.get(updateId) ?? false }));
}

interface Row {
  update_id: number;
  more: boolean;
}

const ENDED = `
  update inbox set state = ending.state, reason = ending.reason, lease_token = null, leased_until = null,
    body = case when ending.state = 'done' then '{}' else body end,
    not_before = case when ending.state = 'waiting' then now() + ending.pause_ms * interval '1 ms' end,
    done_at = case when ending.state = 'done' then now() end`;

const ENDING = '$1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::int[]';
const OURS = 'inbox.update_id = ending.update_id and inbox.lease_token = ending.lease_token';

const RESULT = `
  select update_id, (
    select true from inbox where inbox.lane = ended.lane and inbox.state = 'waiting' limit 1
  ) is not null as more
  from ended`;

const END = `
  with ended as (
    ${ENDED}
    from unnest(${ENDING}) as ending (update_id, lease_token, state, reason, pause_ms)
    where ${OURS}
    returning inbox.update_id, inbox.lane
  ) ${RESULT}`;

const END_WITH_SESSIONS = `
  with ended as (
    ${ENDED}
    from unnest(${ENDING}, $6::bigint[], $7::jsonb[])
      as ending (update_id, lease_token, state, reason, pause_ms, telegram_id, data)
    where ${OURS}
    returning inbox.update_id, inbox.lane, ending.telegram_id, ending.data
  ), kept as (
    insert into session (telegram_id, data) select telegram_id, data from ended where data is not null
    on conflict (telegram_id) do update set data = excluded.data, updated_at = now()
  ), dropped as (
    delete from session using ended where session.telegram_id = ended.telegram_id and ended.data is null
  ) ${RESULT}`;
