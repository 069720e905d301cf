import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';

/**
 * Called before the currency of a shop is changed: what has been paid cannot change its money, nor what somebody is
 * about to confirm. The carts first and then the shop, as an order under way locks them.
 * @throws {Refusal} `shop.currency-locked` once there are orders
 */
export async function keepCurrency(em: SqlEntityManager, shopId: number): Promise<void> {
  await mustHaveNoOrders(em, shopId);
  await rows(em)`update cart set version = version + 1 where id in (
    select id from cart where shop_id = ${shopId} order by id for no key update)`;
  await rows(em)`select from shop where id = ${shopId} for update`;
  await mustHaveNoOrders(em, shopId);
}

async function mustHaveNoOrders(em: SqlEntityManager, shopId: number): Promise<void> {
  const ordered = await rows(em)`select from orders where shop_id = ${shopId} limit 1`;
  if (ordered.length > 0) throw new Refusal('shop.currency-locked');
}
