import type { Sql } from '../database/orm.ts';

export interface NewsDepth {
  readonly waiting: number;
  /** Kept for 30 days, each with its reason. */
  readonly dead: number;
}

/** For metrics: reads the small partial indexes only. */
export async function newsDepth(sql: Sql): Promise<NewsDepth> {
  const [depth] = await sql<NewsDepth>(
    `select (select count(*) from notice where state = 'waiting' and person_id > $1) as waiting,
       (select count(*) from notice where state = 'dead') as dead`,
    [0],
  );
  return depth!;
}
