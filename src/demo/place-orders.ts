import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { addToCart } from '../bakery/cart/add-to-cart.ts';
import { acceptDelivery } from '../bakery/deliveries/accept-delivery.ts';
import { finishDelivery } from '../bakery/deliveries/finish-delivery.ts';
import { lookAtOffer } from '../bakery/deliveries/look-at-offer.ts';
import { pickUpDelivery } from '../bakery/deliveries/pick-up-delivery.ts';
import { handOverOrder } from '../bakery/kitchen/hand-over-order.ts';
import { markReady } from '../bakery/kitchen/mark-ready.ts';
import { rejectOrder } from '../bakery/kitchen/reject-order.ts';
import { startBaking } from '../bakery/kitchen/start-baking.ts';
import type { Operation } from '../bakery/operation.ts';
import { storedReason } from '../bakery/orders/cancel-reason.ts';
import { checkoutOf } from '../bakery/orders/checkout/checkout.queries.ts';
import { totalsOf } from '../bakery/orders/checkout/checkout.ts';
import { placeOrder } from '../bakery/orders/checkout/place-order.ts';
import { planCheckout } from '../bakery/orders/checkout/plan-checkout.ts';
import type { Run } from '../database/transaction.ts';
import { backDate } from './back-date.ts';
import { demoCustomers } from './customers.ts';
import { type DemoOrder, demoOrders } from './orders.ts';
import type { Words } from './products.ts';
import type { DemoIds } from './register-people.ts';

export interface Counter {
  readonly em: SqlEntityManager;
  /** In the transaction of `em`. */
  readonly run: Run;
  readonly shopId: number;
  readonly ids: DemoIds;
  readonly products: ReadonlyMap<string, number>;
  readonly language: keyof Words;
}

/** By the same operations as everybody's orders, so that stock, steps and deliveries are what these make of them. */
export async function placeDemoOrders(counter: Counter): Promise<void> {
  for (const order of demoOrders) {
    const orderId = await place(counter, order);
    await workOn(counter, order, orderId);
    await backDate(counter.em, orderId, order.minutesAgo);
  }
}

async function place({ em, run, shopId, ids, products, language }: Counter, order: DemoOrder): Promise<number> {
  const { customer, fulfilment } = order;
  const personId = ids.customers[customer];
  const actor = { personId, operator: false };
  for (const [key, pieces] of Object.entries(order.items)) {
    const inCart = { shopId, productId: products.get(key)! };
    for (let piece = 0; piece < pieces; piece++) await run(addToCart, actor, inCart);
  }
  const { address, phone } = demoCustomers[customer];
  const place = { address: address[language], latitude: null, longitude: null };
  await run(planCheckout, actor, { shopId, fulfilment, place, phone: { number: phone, own: false } });
  const lines = await checkoutOf(em, shopId, personId);
  const { cartId, version } = lines[0]!;
  const { orderId } = await run(placeOrder, actor, { cartId, version, total: totalsOf(lines).total });
  return orderId;
}

async function workOn({ run, ids }: Counter, { deeds, courier }: DemoOrder, orderId: number): Promise<void> {
  const doneBy =
    (name: keyof DemoIds['played']) =>
    <Input>(operation: Operation<Input, unknown>, input: Input) =>
      run(operation, { personId: ids.played[name], operator: false }, input);
  const bakes = doneBy('Emil');
  const rides = doneBy(courier ?? 'Anna');
  const deed = {
    bake: () => bakes(startBaking, { orderId }),
    ready: () => bakes(markReady, { orderId }),
    'hand-over': () => bakes(handOverOrder, { orderId }),
    reject: () => bakes(rejectOrder, { orderId, reason: storedReason('too-late') }),
    accept: async () => {
      await rides(lookAtOffer, { orderId });
      await rides(acceptDelivery, { orderId });
    },
    'pick-up': () => rides(pickUpDelivery, { orderId }),
    finish: () => rides(finishDelivery, { orderId }),
  };
  for (const name of deeds) await deed[name]();
}
