import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Owned } from '../../catalog/console/products.queries.ts';
import { rows } from '../../rows.ts';
import type { WrongLine } from './goods.ts';
import type { LockedImport } from './lock-import.ts';
import { pricelessIn } from './plan.ts';

export interface ImportView extends LockedImport {
  readonly importId: number;
  readonly shop: string;
  readonly fileName: string;
  readonly currency: string;
  /** Lines that cannot be used, by their number. */
  readonly wrong: readonly WrongLine[];
  /** Links that are fetched when it is in. */
  readonly photos: number;
}

/** @returns undefined for tables of shops that are not theirs. */
export async function importOf(em: SqlEntityManager, importId: number, owned: Owned): Promise<ImportView | undefined> {
  const [found] = await rows<ImportView>(em)`
    select i.id as "importId", i.shop_id as "shopId", s.name as shop, i.file_name as "fileName", i.state, i.goods, i.wrong, i.plan,
      s.currency, (select count(*)::int from photo_fetch f where f.import_id = i.id) as photos
    from goods_import i join shop s on s.id = i.shop_id
    where i.id = ${importId} and (${owned === 'all'} or i.shop_id = any(${owned === 'all' ? [] : owned}::int[]))`;
  if (!found) return undefined;
  // Of a table that is in, they are among the wrong lines, and its goods are forgotten.
  const priceless = found.state === 'ready' ? pricelessIn(found.goods, found.plan) : [];
  return { ...found, wrong: [...found.wrong, ...priceless].sort((a, b) => a.line - b.line) };
}
