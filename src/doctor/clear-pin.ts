import type { Sql } from '../database/orm.ts';

/**
 * The last way in for an owner who forgot their PIN where no other owner can clear it: whoever holds the machine holds
 * all that it locks anyway.
 * @returns false for somebody who has none.
 */
export async function clearPin(sql: Sql, telegramId: number): Promise<boolean> {
  const cleared = await sql(
    `update person set pin_hash = null, pin_tries = 0, pin_closed_until = null, unlocked_until = null
     where telegram_id = $1 and pin_hash is not null returning id`,
    [telegramId],
  );
  return cleared.length > 0;
}
