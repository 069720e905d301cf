import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import { handOverOrder } from '../../src/bakery/kitchen/hand-over-order.ts';
import { markReady } from '../../src/bakery/kitchen/mark-ready.ts';
import { startBaking } from '../../src/bakery/kitchen/start-baking.ts';
import { checkoutOf } from '../../src/bakery/orders/checkout/checkout.queries.ts';
import { totalsOf } from '../../src/bakery/orders/checkout/checkout.ts';
import { placeOrder } from '../../src/bakery/orders/checkout/place-order.ts';
import { planCheckout } from '../../src/bakery/orders/checkout/plan-checkout.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Bakery } from './bakery.ts';

/** The bot knows them after this. @returns their id in the database. */
export async function known(bakery: Bakery, person: Person): Promise<number> {
  const [found] = await bakery.sql<{ id: number }>('select id from person where telegram_id = $1', [person.id]);
  if (found) return found.id;
  const [made] = await bakery.sql<{ id: number }>(
    `insert into person (telegram_id, first_name, telegram_first_name, telegram_language)
     values ($1, $2, $2, $3) returning id`,
    [person.id, person.firstName, person.languageCode],
  );
  return made!.id;
}

/** A pickup that is paid in cash. @param wanted product → pieces. @returns the order's number. */
export async function ordered(
  bakery: Bakery,
  person: Person,
  wanted: Readonly<Record<number, number>>,
): Promise<number> {
  const { shopId } = bakery;
  const personId = await known(bakery, person);
  const actor = { personId, operator: false };
  for (const [productId, pieces] of Object.entries(wanted)) {
    for (let i = 0; i < pieces; i++) await bakery.run(addToCart, actor, { shopId, productId: Number(productId) });
  }
  const phone = { number: '+49301234567', own: false };
  await bakery.run(planCheckout, actor, { shopId, fulfilment: 'pickup', place: null, phone });
  const lines = await checkoutOf(bakery.orm.em.fork(), shopId, personId);
  const { cartId, version } = lines[0]!;
  return (await bakery.run(placeOrder, actor, { cartId, version, total: totalsOf(lines).total })).orderId;
}

/** Bakes it and hands it over. */
export async function pickedUp(bakery: Bakery, baker: Person, orderId: number): Promise<void> {
  const actor = { personId: await known(bakery, baker), operator: false };
  for (const deed of [startBaking, markReady, handOverOrder]) await bakery.run(deed, actor, { orderId });
}
