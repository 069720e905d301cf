import type { Sql } from '../database/orm.ts';

const BATCH = 1_000;

/** Removes what was done longer ago than a repeat can come (Telegram Bot API, Getting updates: they are kept for at most 24 hours). */
export async function pruneDone(sql: Sql, hours: number, mayGoOn: () => boolean): Promise<number> {
  for (let pruned = 0; ; ) {
    const rows = await sql(
      `delete from inbox where update_id in (
         select update_id from inbox where state = 'done' and done_at < now() - $1::int * interval '1 h'
         order by done_at limit $2 for update skip locked
       ) and state = 'done' returning update_id`,
      [hours, BATCH],
    );
    pruned += rows.length;
    if (rows.length < BATCH || !mayGoOn()) return pruned;
  }
}
