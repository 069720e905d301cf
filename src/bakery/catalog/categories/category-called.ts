import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';

/** Of one shop; who has more has a list and no catalogue. */
const MOST_CATEGORIES = 100;

/**
 * Whatever the case; made, as the last one, when the shop has none of that name.
 * @returns its id
 * @throws {Refusal} `category.too-many`
 */
export async function categoryCalled(em: SqlEntityManager, shopId: number, name: string): Promise<number> {
  const [category] = await rows<{ id: number | null; count: number }>(em)`
    with known as (
      select id from category where shop_id = ${shopId} and lower(name) = lower(${name})
    ), all_of_them as (
      select count(*) as count, coalesce(max(position), 0) + 1 as next from category where shop_id = ${shopId}
    ), made as (
      insert into category (shop_id, name, position) select ${shopId}, ${name}, next from all_of_them
      where count < ${MOST_CATEGORIES} and not exists (select from known)
      on conflict (shop_id, lower(name)) do update set name = category.name returning id
    )
    select coalesce((select id from known), (select id from made)) as id`;
  if (category!.id === null) throw new Refusal('category.too-many', { most: MOST_CATEGORIES });
  return category!.id;
}
