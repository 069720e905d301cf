import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import type { Owned } from '../catalog/console/products.queries.ts';
import { rows } from '../rows.ts';
import type { StockMovement } from './stock-movement.ts';

export interface Movement {
  readonly movementId: number;
  readonly quantity: number;
  readonly reason: StockMovement['reason'];
  readonly orderId: number | null;
  /** First name; null when nobody is known. */
  readonly by: string | null;
  readonly at: Date;
  /** Pieces after it. */
  readonly stock: number;
}

export interface Ledger {
  readonly productId: number;
  readonly shopId: number;
  readonly name: string;
  readonly movements: readonly Movement[];
  readonly count: number;
  readonly page: number;
  readonly timeZone: string;
}

type LedgerRow = Omit<Movement, 'movementId'> &
  Pick<Ledger, 'shopId' | 'name' | 'count' | 'timeZone'> & {
    readonly movementId: number | null;
  };

/**
 * The movements of a product, newest first. What the stock was is reckoned from today's backwards, so that the first
 * page of a long ledger reads no more of it than it shows. @returns undefined for products of shops that are not theirs.
 */
export async function ledgerOf(
  em: SqlEntityManager,
  productId: number,
  owned: Owned,
  page: number,
): Promise<Ledger | undefined> {
  const found = await rows<LedgerRow>(em)`
    select p.shop_id as "shopId", p.name, s.time_zone as "timeZone", (select count(*) from stock_movement where product_id = p.id) as count,
      m.id as "movementId", m.quantity, m.reason, m.order_id as "orderId", w.first_name as by, m.at,
      (coalesce(p.stock, (select sum(quantity) from stock_movement where product_id = p.id)) - m.newer)::int as stock
    from product p join shop s on s.id = p.shop_id left join lateral (
      select *, coalesce(sum(quantity) over (order by id desc rows between unbounded preceding and 1 preceding), 0) as newer
      from stock_movement where product_id = p.id order by id desc limit ${PAGE} offset ${page * PAGE}
    ) m on true left join person w on w.id = m.by_id
    where p.id = ${productId} and (${owned === 'all'} or p.shop_id = any(${owned === 'all' ? [] : owned}::int[]))
    order by m.id desc`;
  const [first] = found;
  if (!first) return undefined;
  if (first.movementId === null && page > 0) return ledgerOf(em, productId, owned, 0);
  const movements = found.flatMap(({ movementId, quantity, reason, orderId, by, at, stock }) =>
    movementId === null ? [] : [{ movementId, quantity, reason, orderId, by, at, stock }],
  );
  return {
    productId,
    shopId: first.shopId,
    name: first.name,
    timeZone: first.timeZone,
    count: first.count,
    movements,
    page,
  };
}
