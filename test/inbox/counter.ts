import type { Sql } from '../../src/database/orm.ts';
import type { Received } from '../../src/inbox/inbox.ts';

/** Where loaves are sold across the counter. Nothing here would keep a loaf from being sold twice. */
export async function openCounter(sql: Sql): Promise<void> {
  await sql('create table sold (id bigint generated always as identity, update_id bigint, lane bigint)', []);
}

/**
 * Sells a loaf as the bot runs an operation: in one transaction with the mark on the update, or not at all.
 * @throws when somebody else has taken the update over.
 */
export async function sell(sql: Sql, { updateId, lane, leaseToken, effects }: Received): Promise<void> {
  if (effects.length > 0) return;
  const sold = await sql(
    `with marked as (
       update inbox set effects = effects || '["sold"]' where update_id = $1 and lease_token = $2 returning update_id
     )
     insert into sold (update_id, lane) select $1::bigint, $3::bigint from marked returning update_id`,
    [updateId, leaseToken, lane],
  );
  if (sold.length === 0) throw new Error('The update has been taken over.');
}

/** Update numbers in the order in which the loaves were sold; of one person where named. */
export async function salesOf(sql: Sql, lane?: number): Promise<number[]> {
  const rows = await sql<{ update_id: number }>(
    'select update_id from sold where $1::bigint is null or lane = $1 order by id',
    [lane ?? null],
  );
  return rows.map((row) => row.update_id);
}
