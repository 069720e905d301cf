import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';

/** Whose products somebody may see as an owner: every shop's, or those of a few. */
export type Owned = 'all' | readonly number[];

/** @returns undefined when the shop is gone. */
export async function currencyOf(em: SqlEntityManager, shopId: number): Promise<string | undefined> {
  const [shop] = await rows<{ currency: string }>(em)`select currency from shop where id = ${shopId}`;
  return shop?.currency;
}

/** Whatever the case; what is kept for old orders only leaves its name to others. */
export async function isProductNameTaken(em: SqlEntityManager, shopId: number, name: string): Promise<boolean> {
  const found = await rows(em)`
    select 1 from product where shop_id = ${shopId} and lower(name) = lower(${name}) and archived_at is null`;
  return found.length > 0;
}
