import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { announceBack } from '../announce-back.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';

/**
 * No stock is kept from here on; counting it begins one anew. The movement makes the ledger's sum nothing, and what lay
 * on the shelf is nobody's bread yet (`spare`). A second tap changes nothing.
 */
export const bakeToOrder = operation({
  name: 'bake-to-order',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run(work, { personId }, { productId }: OfProduct) {
    const { em, now } = work;
    const [kept] = await rows<{ stock: number }>(em)`
      select stock from product where id = ${productId} and stock is not null for no key update`;
    if (!kept) return;
    await rows(em)`
      with counted as (
        insert into stock_movement (product_id, quantity, reason, by_id)
        select ${productId}::int, -sum(quantity)::int, 'counted', ${personId}::int
        from stock_movement where product_id = ${productId} having sum(quantity) <> 0
      )
      update product set stock = null, spare = ${kept.stock}, spare_at = ${now}, version = version + 1
      where id = ${productId}`;
    if (kept.stock === 0) await announceBack(work, [{ productId, pieces: null }]);
  },
});
