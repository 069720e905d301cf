import type { Sql } from '../database/orm.ts';

export interface Depth {
  readonly waiting: number;
  readonly working: number;
  readonly dead: number;
  /** Age of the oldest that waits. */
  readonly oldestSeconds: number;
}

/** Of all replicas together. */
export async function measureDepth(sql: Sql): Promise<Depth> {
  const [depth] = await sql<Depth>(
    `select
       (select count(*) from inbox where state = 'waiting')::int as waiting,
       (select count(*) from inbox where state = 'working')::int as working,
       (select count(*) from inbox where state = 'dead')::int as dead,
       (select coalesce(extract(epoch from now() - min(received_at)), 0) from inbox where state = 'waiting')::float8
         as "oldestSeconds"`,
    [],
  );
  return depth!;
}
