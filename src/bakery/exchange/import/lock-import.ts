import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import type { Goods } from './goods.ts';
import type { Plan } from './plan.ts';

export interface OfImport {
  readonly importId: number;
}

/** The shop whose roles count for an import. */
export async function shopOfImport(em: SqlEntityManager, { importId }: OfImport): Promise<number | undefined> {
  const [found] = await rows<{ shopId: number }>(em)`
    select shop_id as "shopId" from goods_import where id = ${importId}`;
  return found?.shopId;
}

export interface LockedImport {
  readonly shopId: number;
  readonly state: 'ready' | 'done' | 'dropped';
  readonly goods: readonly Goods[];
  readonly plan: Plan;
}

/** Two ✅ on one table come one after the other. */
export async function lockImport(em: SqlEntityManager, importId: number): Promise<LockedImport> {
  const [found] = await rows<LockedImport>(em)`
    select shop_id as "shopId", state, goods, plan from goods_import where id = ${importId} for update`;
  if (!found) throw new Refusal('exchange.unknown');
  return found;
}
