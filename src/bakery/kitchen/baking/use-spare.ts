import { type OfProduct, shopOfProduct } from '../../catalog/shop-of-product.ts';
import { operation } from '../../operation.ts';
import { handOut } from '../hand-out.ts';
import { lockProduct, waitingOrders } from '../lock-product.ts';
import { takeSpare } from './write-batch.ts';

/** Pieces that are baked and nobody's yet, as after a cancellation, go to the orders that wait for them. */
export const useSpare = operation({
  name: 'use-spare',
  allow: ['employee', 'owner'],
  shop: shopOfProduct,
  async run(work, { personId }, { productId }: OfProduct) {
    const orderIds = await waitingOrders(work.em, productId);
    const { spare } = await lockProduct(work, productId);
    const { given, ready } = await handOut(work, { productId, orderIds, pieces: spare, personId });
    if (given > 0) await takeSpare(work.em, productId, given);
    return { given, left: spare - given, ready };
  },
});
