import type { Sql } from '../database/orm.ts';
import type { Queues } from '../queues/queue.ts';

/** What the doctor looks with. */
export interface Instruments {
  readonly sql: Sql;
  /** Undefined while the store behind the queues is away. */
  readonly queues?: Queues;
}

/** Something that may be wrong, and what to do about it. */
export interface Complaint {
  /** As typed after `redrive`; unique. */
  readonly name: string;
  /** Completes "3 …". */
  readonly title: string;
  readonly advice: string;
  /** How many there are, and the newest few of them in words: ids and reasons, nothing about people. */
  find(instruments: Instruments): Promise<{ readonly count: number; readonly examples: readonly string[] }>;
  /** Has them done again; what was done already is not done twice. @returns how many. */
  redrive?(instruments: Instruments): Promise<number>;
}

/** A complaint about rows: `rows` gives `words`, the newest first. */
export async function findRows(sql: Sql, rows: string): Promise<{ count: number; examples: string[] }> {
  const found = await sql<{ words: string; count: number }>(
    `select words, count(*) over ()::int as count from (${rows}) found limit $1`,
    [EXAMPLES],
  );
  return { count: found[0]?.count ?? 0, examples: found.map(({ words }) => words) };
}

export const EXAMPLES = 5;

/** SQL for how long ago that was. */
export const ago = (column: string) => `to_char(now() - ${column}, 'FMDDD"d" HH24:MI') || ' h ago'`;
