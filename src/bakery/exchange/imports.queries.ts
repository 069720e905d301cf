import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Owned } from '../catalog/products.queries.ts';
import { rows } from '../rows.ts';
import type { Goods, WrongLine } from './goods.ts';
import type { LockedImport } from './lock-import.ts';

export interface ImportView extends LockedImport {
  readonly importId: number;
  readonly fileName: string;
  readonly currency: string;
  /** Lines that cannot be used, by their number. */
  readonly wrong: readonly WrongLine[];
}

/** @returns undefined for tables of shops that are not theirs. */
export async function importOf(em: SqlEntityManager, importId: number, owned: Owned): Promise<ImportView | undefined> {
  const [found] = await rows<ImportView>(em)`
    select i.id as "importId", i.shop_id as "shopId", i.file_name as "fileName", i.state, i.goods, i.wrong, i.plan,
      s.currency
    from goods_import i join shop s on s.id = i.shop_id
    where i.id = ${importId} and (${owned === 'all'} or i.shop_id = any(${owned === 'all' ? [] : owned}::int[]))`;
  if (!found) return undefined;
  const priceless = found.plan.priceless.map((line) => ({
    line,
    why: 'no-price',
    params: { name: nameIn(found.goods, line) },
  }));
  return { ...found, wrong: [...found.wrong, ...priceless].sort((a, b) => a.line - b.line) };
}

function nameIn(goods: readonly Goods[], line: number): string {
  return goods.find((one) => one.line === line)?.name ?? '';
}
