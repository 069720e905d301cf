import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** Somebody came by a link to a product: from here on they look at its shop. Says where it stands. */
export const lookAtProduct = operation({
  name: 'look-at-product',
  allow: ['anybody'],
  async run({ em }, { personId }, { productId }: { productId: number }) {
    const [found] = await rows<{ shopId: number; categoryId: number }>(em)`
      update person b set shop_id = p.shop_id from product p
      where b.id = ${personId} and p.id = ${productId}
      returning p.shop_id as "shopId",
        coalesce((select min(i.category_id) from product_category i where i.product_id = p.id), 0) as "categoryId"`;
    if (!found) throw new Refusal('cart.gone');
    return { shopId: found.shopId, categoryId: found.categoryId };
  },
});
