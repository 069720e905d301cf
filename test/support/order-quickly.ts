import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import { placeOrder } from '../../src/bakery/orders/checkout/place-order.ts';
import { planCheckout } from '../../src/bakery/orders/checkout/plan-checkout.ts';
import type { Bakery } from './bakery.ts';

/** One piece for somebody new, without a word in the chat. The price must be 4.00. @returns the order's number. */
export async function orderQuickly(
  { sql, run, shopId }: Pick<Bakery, 'sql' | 'run' | 'shopId'>,
  productId: number,
): Promise<number> {
  const [person] = await sql<{ id: number }>(`insert into person (first_name) values ('Walter') returning id`, []);
  const actor = { personId: person!.id, operator: false };
  await run(addToCart, actor, { shopId, productId });
  const place = { address: 'Lindenstraße 5', latitude: null, longitude: null };
  const phone = { number: '+49301234567', own: false };
  const planned = await run(planCheckout, actor, { shopId, fulfilment: 'delivery', place, phone });
  return (await run(placeOrder, actor, { ...planned, total: 400 })).orderId;
}
