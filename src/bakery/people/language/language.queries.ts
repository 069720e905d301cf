import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';

/** What customers of a shop choose from; none = all, also where there is no shop. */
export async function languagesOffered(em: SqlEntityManager, shopId: number): Promise<string[]> {
  const [found] = await rows<{ languages: string[] }>(em)`select languages from shop where id = ${shopId}`;
  return found?.languages ?? [];
}
