import type { Sql } from '../database/orm.ts';

export interface NewUpdate {
  readonly updateId: number;
  readonly lane: number;
  /** JSON text. */
  readonly body: string;
  /** This process would begin at once if nothing else of the lane waits or is in work. */
  readonly direct: boolean;
}

/** `known`: this update_id was stored before. */
export type StoredAs = 'working' | 'waiting' | 'known';

/**
 * Stores in the order given, each update_id once; resolves when committed. The partial unique index may find that
 * another replica has just begun with a lane: `on conflict do nothing` drops that row too, so it is inserted to wait.
 */
export async function insertUpdates(
  sql: Sql,
  updates: readonly NewUpdate[],
  lease: { leaseToken: string; leaseSeconds: number },
): Promise<StoredAs[]> {
  const states = await insert(sql, updates, lease);
  const overtaken = updates.filter(({ updateId, direct }) => direct && !states.has(updateId));
  if (overtaken.length > 0) {
    const again = overtaken.map((update) => ({ ...update, direct: false }));
    for (const [updateId, state] of await insert(sql, again, lease)) states.set(updateId, state);
  }
  return updates.map(({ updateId }) => states.get(updateId) ?? 'known');
}

async function insert(
  sql: Sql,
  updates: readonly NewUpdate[],
  { leaseToken, leaseSeconds }: { leaseToken: string; leaseSeconds: number },
): Promise<Map<number, 'working' | 'waiting'>> {
  // Two replicas that meet on the same lanes take them in the same order: neither waits for the other in a circle.
  const sorted = updates.toSorted((a, b) => a.lane - b.lane);
  const rows = await sql<{ update_id: number; state: 'working' | 'waiting' }>(INSERT, [
    sorted.map(({ updateId }) => updateId),
    sorted.map(({ lane }) => lane),
    sorted.map(({ body }) => body),
    sorted.map(({ direct }) => direct),
    leaseToken,
    leaseSeconds,
  ]);
  return new Map(rows.map((row) => [row.update_id, row.state]));
}

/** `limit 1` in place of `not exists`: a look per lane, never a hash of all that wait. */
const INSERT = `
  insert into inbox (update_id, lane, body, state, tries, lease_token, leased_until)
  select update_id, lane, body, case when begins then 'working' else 'waiting' end, case when begins then 1 else 0 end,
    case when begins then $5::uuid end, case when begins then now() + $6::int * interval '1 s' end
  from (
    select *, direct
      and (select 1 from inbox other where other.lane = new.lane and other.state = 'working' limit 1) is null
      and (select 1 from inbox other where other.lane = new.lane and other.state = 'waiting' limit 1) is null as begins
    from unnest($1::bigint[], $2::bigint[], $3::json[], $4::boolean[])
      with ordinality as new (update_id, lane, body, direct, place)
    order by place
    offset 0
  ) new
  on conflict do nothing
  returning update_id, state`;
