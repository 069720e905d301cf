import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CameBack } from '../../catalog/announce-back.ts';
import type { Work } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { crossedLow } from '../../stock/crossed-low.ts';
import type { Goods } from './goods.ts';

/** Lines as rows of a statement: however many there are, they are one parameter. */
const COLUMNS = sql`as said (line int, "productId" int, seen int, name text, price int, cost int, stock int, "lowAt" int,
  "weightGrams" int, "leadMinutes" int, tags text[], allergens text[], "onShelf" boolean, "takesInscription" boolean,
  description text)`;

/**
 * @returns the ids of the products, by their names.
 * @throws {Refusal} `exchange.changed` when one of them is there after all.
 */
export async function makeProducts(
  { em }: Pick<Work, 'em'>,
  shopId: number,
  goods: readonly Goods[],
  personId: number,
): Promise<Map<string, number>> {
  const made = await rows<{ id: number; name: string }>(em)`
    with made as (
      insert into product (shop_id, name, price, cost, stock, low_at, weight_grams, lead_minutes, tags, allergens,
        on_shelf, takes_inscription, description)
      select ${shopId}, name, price, cost, stock, "lowAt", "weightGrams", coalesce("leadMinutes", 0),
        coalesce(tags, '{}'), coalesce(allergens, '{}'), coalesce("onShelf", true), coalesce("takesInscription", false),
        coalesce(description, '')
      from jsonb_to_recordset(${JSON.stringify(goods)}::jsonb) ${COLUMNS} order by line
      on conflict (shop_id, lower(name)) where archived_at is null do nothing returning id, name, stock
    ), opened as (
      insert into stock_movement (product_id, quantity, reason, by_id)
      select id, stock, 'opening', ${personId}::int from made where stock > 0
    )
    select id, name from made`;
  if (made.length < goods.length) throw new Refusal('exchange.changed');
  return new Map(made.map(({ name, id }) => [name, id]));
}

export interface ChangedGoods extends Goods {
  readonly productId: number;
  /** Its stock when it was planned; null = baked to order. */
  readonly seen: unknown;
}

/** The caller has locked them. What orders have moved since the stock was seen is taken from what the line says. */
export async function changeProducts(
  em: SqlEntityManager,
  goods: readonly ChangedGoods[],
  personId: number,
): Promise<{ low: number[]; came: CameBack[] }> {
  const [done] = await rows<{ low: number[]; came: CameBack[] }>(em)`
    with target as (
      select said.*, p.stock as was, p.on_shelf as stood,
        case when said.stock is null then p.stock
          else greatest(0, said.stock + coalesce(p.stock - said.seen, 0)) end as becomes,
        coalesce(p.stock, (select sum(m.quantity)::int from stock_movement m where m.product_id = p.id), 0) as moved
      from jsonb_to_recordset(${JSON.stringify(goods)}::jsonb) ${COLUMNS} join product p on p.id = said."productId"
    ), taken as (
      update product p set price = coalesce(t.price, p.price), cost = coalesce(t.cost, p.cost), stock = t.becomes, low_at = coalesce(t."lowAt", p.low_at),
        spare = case when t.was is null and t.becomes is not null then 0 else p.spare end,
        weight_grams = coalesce(t."weightGrams", p.weight_grams), lead_minutes = coalesce(t."leadMinutes", p.lead_minutes),
        tags = coalesce(t.tags, p.tags), allergens = coalesce(t.allergens, p.allergens),
        on_shelf = coalesce(t."onShelf", p.on_shelf),
        takes_inscription = coalesce(t."takesInscription", p.takes_inscription), version = p.version + 1
      from target t where p.id = t."productId"
      returning p.id, p.stock, p.low_at, coalesce(t.was, t.becomes) - t.becomes as quantity,
        t.becomes - t.moved as difference, p.on_shelf and not t.stood as is_put_up
    ), noted as (
      insert into stock_movement (product_id, quantity, reason, by_id)
      select id, difference, 'counted', ${personId}::int from taken where difference <> 0
    )
    select ${crossedLow} as low, coalesce((select json_agg(json_build_object('productId', id,
        'pieces', case when is_put_up then stock else -quantity end) order by id)
      from taken where is_put_up or quantity < 0), '[]') as came`;
  return done!;
}

/** What a product is called is what it is found by, so a statement that names these columns is dear. */
export async function renameProducts(em: SqlEntityManager, goods: readonly ChangedGoods[]): Promise<void> {
  if (goods.length === 0) return;
  await rows(em)`
    update product p set name = coalesce(said.name, p.name), description = coalesce(said.description, p.description)
    from jsonb_to_recordset(${JSON.stringify(goods)}::jsonb) ${COLUMNS} where p.id = said."productId"`;
}

/** Of a product, and the categories that its line names. */
export interface Placed {
  readonly productId: number;
  readonly categories: readonly string[];
}

/**
 * Puts products into these categories and into no others; makes those that are missing. Everything goes by id: of what
 * has just been written the planner knows nothing, and would compare each with each.
 */
export async function placeProducts(em: SqlEntityManager, shopId: number, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return;
  const ids = await categoriesCalled(
    em,
    shopId,
    placed.flatMap(({ categories }) => categories),
  );
  const pairs = placed.flatMap(({ productId, categories }) =>
    [...new Set(categories.map((name) => ids.get(name)!))].map((categoryId) => ({ productId, categoryId })),
  );
  const productIds = pairs.map(({ productId }) => productId);
  const categoryIds = pairs.map(({ categoryId }) => categoryId);
  await rows(em)`
    with surplus as (
      select product_id, category_id from product_category where product_id = any(${productIds}::int[])
      except select * from unnest(${productIds}::int[], ${categoryIds}::int[])
    ), gone as (
      delete from product_category i using surplus
      where i.product_id = surplus.product_id and i.category_id = surplus.category_id
    )
    insert into product_category (category_id, product_id)
    select category_id, product_id from unnest(${productIds}::int[], ${categoryIds}::int[]) as w (product_id, category_id)
    on conflict do nothing`;
}

/** @returns the id of each, whatever the case it is written in. */
async function categoriesCalled(em: SqlEntityManager, shopId: number, written: string[]): Promise<Map<string, number>> {
  const names = [...new Set(written)];
  await rows(em)`
    insert into category (shop_id, name, position)
    select ${shopId}, named.name, last.position + row_number() over (order by named.place)
    from (select (array_agg(w.name order by w.place))[1] as name, min(w.place) as place
        from unnest(${names}::text[]) with ordinality as w (name, place) group by lower(w.name)) named,
      (select coalesce(max(position), 0) as position from category where shop_id = ${shopId}) last
    on conflict do nothing`;
  const found = await rows<{ name: string; id: number }>(em)`
    select w.name, c.id from unnest(${names}::text[]) as w (name)
      join category c on c.shop_id = ${shopId} and lower(c.name) = lower(w.name)`;
  return new Map(found.map(({ name, id }) => [name, id]));
}
