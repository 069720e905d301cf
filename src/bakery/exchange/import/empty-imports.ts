import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';

/** What a table would do that does nothing any more. */
const nothing = { made: [], changed: [], same: 0, priceless: [], seenId: 0 };

/** Forgets what stands in tables that nobody has brought in: their lines, and the pictures that came with them. */
export async function emptyImports(em: SqlEntityManager, importIds: readonly number[]): Promise<void> {
  await rows(em)`
    with emptied as (
      update goods_import set state = 'dropped', goods = '[]', wrong = '[]', plan = ${JSON.stringify(nothing)}::jsonb,
        ended_at = now()
      where id = any(${[...importIds]}::int[]) and state = 'ready' returning id
    )
    delete from import_picture where import_id in (select id from emptied)`;
}
