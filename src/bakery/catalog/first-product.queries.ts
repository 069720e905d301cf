import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/** @returns the shop's name as long as it has one product, and nobody has ordered there yet. */
export async function newlySelling(em: SqlEntityManager, shopId: number): Promise<string | undefined> {
  const [found] = await rows<{ name: string }>(em)`
    select s.name from shop s where s.id = ${shopId} and not exists (select from orders o where o.shop_id = s.id)
      and (select count(*) from (select from product p where p.shop_id = s.id limit 2) few) = 1`;
  return found?.name;
}
