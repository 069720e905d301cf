import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import { emptyImports } from './empty-imports.ts';

/** So long a table waits for ✅. */
const PATIENCE_DAYS = 1;
/** So long it can still be read what a table did, and which photos did not come. */
const MEMORY_DAYS = 30;
/** Of one look; the others come with the next. */
const MOST = 50;

/** Drops tables that nobody has answered. One that somebody is just bringing in is left to them. @returns how many. */
export function forgetImports(em: SqlEntityManager): Promise<number> {
  return em.transactional(async (manager) => {
    const inside = manager as SqlEntityManager;
    const old = await rows<{ id: number }>(inside)`
      select id from goods_import where state = 'ready' and at < now() - ${PATIENCE_DAYS} * interval '1 day'
      order by at limit ${MOST} for update skip locked`;
    if (old.length > 0) {
      await emptyImports(
        inside,
        old.map(({ id }) => id),
      );
    }
    return old.length;
  });
}

/** Deletes tables that have been over for long, with what is known of their links. @returns how many. */
export async function forgetOldImports(em: SqlEntityManager): Promise<number> {
  const gone = await rows(em)`
    delete from goods_import where id in (
      select i.id from goods_import i where i.state <> 'ready' and i.ended_at < now() - ${MEMORY_DAYS} * interval '1 day'
        and not exists (select from photo_fetch f where f.import_id = i.id and f.state = 'waiting')
      order by i.id limit ${MOST} for update skip locked
    ) returning id`;
  return gone.length;
}
