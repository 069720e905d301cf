import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import { checkoutOf } from '../../src/bakery/orders/checkout/checkout.queries.ts';
import type { Fulfilment } from '../../src/bakery/orders/checkout/checkout.ts';
import { totalsOf } from '../../src/bakery/orders/checkout/checkout.ts';
import { placeOrder, type Shown } from '../../src/bakery/orders/checkout/place-order.ts';
import { type Plan, planCheckout } from '../../src/bakery/orders/checkout/plan-checkout.ts';
import { rows } from '../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from './staffed-bakery.ts';

/** A bakery with one shop and short ways to buy in it. Products cost 2.50. */
export interface Storefront extends StaffedBakery {
  readonly shopId: number;
  /** Puts products into somebody's cart. */
  takes(personId: number, wanted: Readonly<Record<number, number>>): Promise<void>;
  /** Answers the questions of the checkout. @returns what the summary shows. */
  says(personId: number, plan?: Partial<Plan>): Promise<Shown>;
  /** The summary as it is now. */
  sees(personId: number): Promise<Shown>;
  places(personId: number, shown: Shown): Promise<number>;
  /** Buys at once. @returns the order's number. */
  buys(personId: number, wanted: Readonly<Record<number, number>>, fulfilment?: Fulfilment): Promise<number>;
  cartOf(personId: number): Promise<{ version: number; pieces: number } | undefined>;
  change(
    productId: number,
    change: { price?: number | null; stock?: number | null; onShelf?: boolean | null },
  ): Promise<void>;
}

export const lindenstrasse = { address: 'Lindenstraße 5', latitude: null, longitude: null };
const berlinPhone = { number: '+49301234567', own: false };

export async function storefront(): Promise<Storefront> {
  const bakery = await staffedBakery();
  const shopId = await bakery.shop('Crumb & Co');

  const front: Storefront = {
    ...bakery,
    shopId,
    async takes(personId, wanted) {
      for (const [productId, pieces] of Object.entries(wanted)) {
        for (let i = 0; i < pieces; i++) await bakery.as(personId)(addToCart, { shopId, productId: Number(productId) });
      }
    },
    async says(personId, plan = {}) {
      const said = { shopId, fulfilment: 'pickup', place: null, phone: berlinPhone, ...plan } as const;
      await bakery.as(personId)(planCheckout, said);
      return front.sees(personId);
    },
    async sees(personId) {
      const lines = await checkoutOf(bakery.em(), shopId, personId);
      const { cartId, version } = lines[0]!;
      return { cartId, version, total: totalsOf(lines).total };
    },
    async places(personId, shown) {
      return (await bakery.as(personId)(placeOrder, shown)).orderId;
    },
    async buys(personId, wanted, fulfilment = 'pickup') {
      await front.takes(personId, wanted);
      return front.places(personId, await front.says(personId, { fulfilment, place: lindenstrasse }));
    },
    async cartOf(personId) {
      const [found] = await rows<{ version: number; pieces: number }>(bakery.em())`
        select k.version, (select coalesce(sum(quantity), 0)::int from cart_line where cart_id = k.id) as pieces
        from cart k where k.person_id = ${personId}`;
      return found;
    },
    async change(productId, { price = null, stock = null, onShelf = null }) {
      await rows(bakery.em())`update product set price = coalesce(${price}, price), stock = coalesce(${stock}, stock),
        on_shelf = coalesce(${onShelf}, on_shelf) where id = ${productId}`;
    },
  };
  return front;
}
