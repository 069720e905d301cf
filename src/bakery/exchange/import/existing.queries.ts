import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../../rows.ts';
import type { Goods } from './goods.ts';
import type { Existing } from './plan.ts';

/** The products that lines name, whatever the case, by the number of the line. */
export async function existingOf(
  em: SqlEntityManager,
  shopId: number,
  goods: readonly Goods[],
  { lock }: { lock: boolean },
): Promise<Map<number, Existing>> {
  const lines = goods.map(({ line }) => line);
  const names = goods.map(({ name }) => name);
  if (lock) {
    await rows(em)`select p.id from product p where p.shop_id = ${shopId}
      and p.archived_at is null and lower(p.name) in (select lower(n) from unnest(${names}::text[]) n) order by p.id for update`;
  }
  const found = await rows<Existing>(em)`
    select said.line, p.id as "productId", p.name, p.price, p.cost, p.stock, p.low_at as "lowAt",
      p.weight_grams as "weightGrams", p.lead_minutes as "leadMinutes", p.tags, p.allergens, p.on_shelf as "onShelf",
      p.takes_inscription as "takesInscription", p.description,
      array(select c.name from product_category i join category c on c.id = i.category_id
        where i.product_id = p.id order by c.position, c.name)::text[] as categories,
      coalesce(f.origin, '#' || p.photo_id, '') as photo
    from unnest(${lines}::int[], ${names}::text[]) as said (line, name)
      join product p on p.shop_id = ${shopId} and lower(p.name) = lower(said.name)
        and p.archived_at is null
      left join photo f on f.id = p.photo_id`;
  return new Map(found.map((one) => [one.line, one]));
}

export async function newestMovement(em: SqlEntityManager, shopId: number): Promise<number> {
  const [newest] = await rows<{ id: number }>(em)`
    select coalesce(max(m.id), 0) as id from stock_movement m where ${shopId}::int is not null`;
  return newest!.id;
}

/** Whether somebody has counted, baked or restocked one of these since. */
export async function haveHandsMoved(
  em: SqlEntityManager,
  productIds: readonly number[],
  seenId: number,
): Promise<boolean> {
  const found = await rows(em)`select 1 from stock_movement m
    where m.product_id = any(${[...productIds]}::int[]) and m.id > ${seenId}
      and m.reason <> all(${sql`array['order', 'cancelled']`}) limit 1`;
  return found.length > 0;
}
