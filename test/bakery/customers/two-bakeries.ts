import { type Storefront, storefront } from '../../support/storefront.ts';

export interface TwoBakeries {
  readonly bakery: Storefront;
  readonly shopId: number;
  /** The bakery next door. */
  readonly other: number;
  /** An employee. */
  readonly emma: number;
  /** The owner of the other one. */
  readonly stan: number;
  readonly rye: number;
}

export async function twoBakeries(): Promise<TwoBakeries> {
  const bakery = await storefront();
  const { shopId } = bakery;
  const [other, rye] = [await bakery.shop('Other'), await bakery.product(shopId, 'Rye loaf', 100)];
  const [emma, stan] = [await bakery.person('Emma'), await bakery.person('Stan')];
  await bakery.hire(emma, shopId, 'employee');
  await bakery.hire(stan, other, 'owner');
  return { bakery, shopId, other, emma, stan, rye };
}
