import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** What somebody saw: the newest movement of the product, 0 for none. */
export interface SeenStock {
  readonly productId: number;
  readonly seenId: number;
}

export interface LockedStock {
  readonly name: string;
  /** Null = baked to order. */
  readonly stock: number | null;
  /** Of all movements; what the stock is, where there is one. */
  readonly moved: number;
  /** Of what orders took and gave back since it was seen. */
  readonly ordered: number;
}

/**
 * Locks a product whose stock is changed by hand. Orders may come in between, other hands not: two taps on ➕ 6 are
 * six pieces, and of two owners who count the second looks once more.
 * @throws {Refusal} `stock.meanwhile`
 */
export async function lockStock(em: SqlEntityManager, { productId, seenId }: SeenStock): Promise<LockedStock> {
  await rows(em)`select from product where id = ${productId} for no key update`;
  const [found] = await rows<LockedStock & { by: string | null; pieces: number | null }>(em)`
    select p.name, p.stock,
      (select coalesce(sum(quantity), 0)::int from stock_movement where product_id = p.id) as moved,
      (select coalesce(sum(quantity), 0)::int from stock_movement
        where product_id = p.id and id > ${seenId} and reason in ('order', 'cancelled')) as ordered,
      last.quantity as pieces, w.first_name as by
    from product p left join lateral (
      select quantity, by_id from stock_movement
      where product_id = p.id and id > ${seenId} and reason not in ('order', 'cancelled') order by id desc limit 1
    ) last on true left join person w on w.id = last.by_id
    where p.id = ${productId}`;
  const { by, pieces, ...stock } = found!;
  if (pieces === null) return stock;
  throw new Refusal('stock.meanwhile', { by: by ?? '–', pieces: pieces > 0 ? `+${pieces}` : `−${-pieces}` });
}
