import type { Sql } from '../database/orm.ts';

const SMALLEST_PAGES = 16;
const GROWTH = 4;

/**
 * Statements are planned once per connection. Planned on an empty table they read the whole of it, and would go on
 * doing so until autovacuum comes by, a minute of busy traffic later. Analyzing makes PostgreSQL plan them anew.
 */
export async function refreshStatistics(sql: Sql): Promise<void> {
  const [table] = await sql<{ outgrown: boolean }>(
    `select pg_relation_size(oid) > current_setting('block_size')::int * $1::bigint * greatest(relpages, $2) as outgrown
     from pg_class where oid = 'inbox'::regclass`,
    [GROWTH, SMALLEST_PAGES],
  );
  if (table?.outgrown) await sql('analyze (skip_locked) inbox', []);
}
