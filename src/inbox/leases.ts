import type { Sql } from '../database/orm.ts';

export interface Lease {
  readonly updateId: number;
  readonly leaseToken: string;
}

/** @returns the update_ids that are still ours. */
export async function renewLeases(sql: Sql, leases: readonly Lease[], leaseSeconds: number): Promise<Set<number>> {
  const rows = await sql<{ update_id: number }>(
    `update inbox set leased_until = now() + $3::int * interval '1 s'
     from unnest($1::bigint[], $2::uuid[]) as ours (update_id, lease_token)
     where inbox.update_id = ours.update_id and inbox.lease_token = ours.lease_token
     returning inbox.update_id`,
    [leases.map(({ updateId }) => updateId), leases.map(({ leaseToken }) => leaseToken), leaseSeconds],
  );
  return new Set(rows.map((row) => row.update_id));
}

export interface Expired {
  readonly update_id: number;
  readonly lane: number;
  readonly state: 'waiting' | 'dead';
  readonly body: object;
}

/**
 * Gives back what nobody works on any more: leases that ran out by the database's clock, and those of `abandoned`
 * tokens, whose statement was cut off so that nobody knows whether it was committed. An update that took its worker
 * down on every try is dead.
 */
export async function expireLeases(sql: Sql, abandoned: readonly string[], tries: number): Promise<Expired[]> {
  return sql<Expired>(
    `with expired as (
       select update_id from inbox
       where state = 'working' and (leased_until < now() or lease_token = any($1::uuid[]))
       for no key update skip locked
     )
     update inbox set lease_token = null, leased_until = null,
       state = case when tries >= $2::int then 'dead' else 'waiting' end,
       reason = case when tries >= $2::int then 'LeaseExpired: the worker was gone on every try.' end
     from expired where inbox.update_id = expired.update_id
     returning inbox.update_id, inbox.lane, inbox.state, inbox.body`,
    [abandoned, tries],
  );
}

/** Only where no other process is at work on this database: what is leased now belongs to one that was killed. */
export async function endAllLeases(sql: Sql): Promise<void> {
  await sql(`update inbox set leased_until = now() - $1::int * interval '1 s' where state = 'working'`, [1]);
}
