import type { Outcome } from '../bakery/operation.ts';
import type { Sql } from '../database/orm.ts';
import type { Received } from './inbox.ts';

/** What was found on a lane: its oldest waiting update, now ours; nothing; or a reason to look again later. */
export type Look =
  | { readonly lane: number; readonly found: 'update'; readonly claimed: Received }
  | { readonly lane: number; readonly found: 'nothing' | 'busy' }
  | { readonly lane: number; readonly found: 'pause'; readonly pauseMs: number };

interface Row {
  lane: number;
  update_id: number | null;
  body: object;
  tries: number;
  effects: Outcome[];
  has_head: boolean;
  pause_ms: number | null;
}

/**
 * Takes the oldest waiting update of each lane that has none in work.
 * @throws a unique violation when another replica began with one of the lanes meanwhile: look again.
 */
export async function claimLanes(
  sql: Sql,
  lanes: readonly number[],
  { leaseToken, leaseSeconds }: { leaseToken: string; leaseSeconds: number },
): Promise<Look[]> {
  const rows = await sql<Row>(CLAIM, [lanes, leaseToken, leaseSeconds]);
  return rows.map((row) => lookOf(row, leaseToken));
}

function lookOf(row: Row, leaseToken: string): Look {
  const { lane, update_id: updateId, body, tries, effects } = row;
  if (updateId !== null) {
    return { lane, found: 'update', claimed: { updateId, lane, body, tries, leaseToken, effects } };
  }
  if (!row.has_head) return { lane, found: 'nothing' };
  if (row.pause_ms !== null && row.pause_ms > 0) return { lane, found: 'pause', pauseMs: row.pause_ms };
  return { lane, found: 'busy' };
}

/**
 * The state of the row to lock is worded so that no partial index fits: PostgreSQL would read all that wait.
 * `skip locked` finds what another replica is just taking, so neither waits for the other.
 */
const CLAIM = `
  with head as (
    select asked.lane, oldest.update_id, oldest.not_before
    from unnest($1::bigint[]) as asked (lane)
    left join lateral (
      select update_id, not_before from inbox
      where inbox.lane = asked.lane and state = 'waiting' order by seq limit 1
    ) oldest on true
  ), free as (
    select inbox.update_id from head join inbox using (update_id)
    where inbox.state not in ('working', 'done', 'dead')
      and (inbox.not_before is null or inbox.not_before <= now())
      and (select 1 from inbox other where other.lane = head.lane and other.state = 'working' limit 1) is null
    for no key update of inbox skip locked
  ), claimed as (
    update inbox set state = 'working', tries = tries + 1, not_before = null,
      lease_token = $2::uuid, leased_until = now() + $3::int * interval '1 s'
    from free where inbox.update_id = free.update_id
    returning inbox.update_id, body, tries, effects
  )
  select head.lane, claimed.*, head.update_id is not null as has_head,
    ceil(extract(epoch from head.not_before - now()) * 1000)::int as pause_ms
  from head left join claimed using (update_id)`;
