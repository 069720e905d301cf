import type { Sql } from '../../src/database/orm.ts';

/**
 * An hour goes by in the database while no program runs: the leases of the one that was killed have run out, pauses are
 * over, and what was on its way counts as lost.
 */
export async function anHourPasses(sql: Sql): Promise<void> {
  const hour = `interval '1 hour'`;
  for (const earlier of [
    `update inbox set leased_until = leased_until - ${hour}, not_before = not_before - ${hour}
      where state in ('waiting', 'working')`,
    `update outbox set created_at = created_at - ${hour}, due_at = due_at - ${hour}, queued_at = queued_at - ${hour},
      begun_at = begun_at - ${hour} where state in ('pending', 'queued')`,
    `update notice set created_at = created_at - ${hour} where state = 'waiting'`,
    `update chat_pace set next_at = next_at - ${hour}, held_until = held_until - ${hour} where chat_id <> 0`,
    `update card set claimed_until = claimed_until - ${hour} where claimed_until is not null`,
  ]) {
    await sql(earlier, []);
  }
}
