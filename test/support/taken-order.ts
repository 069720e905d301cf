import { acceptDelivery } from '../../src/bakery/deliveries/accept-delivery.ts';
import type { StaffedBakery } from './staffed-bakery.ts';

export interface TakenOrder {
  readonly vera: number;
  readonly anna: number;
  readonly orderId: number;
}

/** One piece for Vera, and Anna has accepted to bring it; both are new to the bakery. */
export async function takenOrder(bakery: StaffedBakery, shopId: number, productId: number): Promise<TakenOrder> {
  const [vera, anna] = [await bakery.person('Vera'), await bakery.person('Anna')];
  await bakery.hire(anna, shopId, 'courier');
  const orderId = await bakery.order({ shopId, customerId: vera, lines: { [productId]: 1 } });
  await bakery.as(anna)(acceptDelivery, { orderId });
  return { vera, anna, orderId };
}
