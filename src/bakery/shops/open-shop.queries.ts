import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

export async function isShopNameTaken(em: SqlEntityManager, name: string): Promise<boolean> {
  const found = await rows(em)`select 1 from shop where name = ${name}`;
  return found.length > 0;
}
