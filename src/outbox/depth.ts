import type { Sql } from '../database/orm.ts';

export interface OutboxDepth {
  readonly pending: number;
  readonly queued: number;
  /** Kept for 30 days, each with its reason. */
  readonly dead: number;
}

/** For metrics: reads the small partial indexes only. */
export async function outboxDepth(sql: Sql): Promise<OutboxDepth> {
  const [depth] = await sql<OutboxDepth>(
    `select
       (select count(*) from outbox where state in ('pending', 'queued') and state = 'pending') as pending,
       (select count(*) from outbox where state in ('pending', 'queued') and state = 'queued') as queued,
       (select count(*) from outbox where state = 'dead' and id > $1) as dead`,
    [0],
  );
  return depth!;
}
