import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { announceBack } from '../announce-back.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';

export interface SoldOut extends OfProduct {
  readonly isSoldOut: boolean;
}

/**
 * Nobody can order it until the shop's next day begins, whatever its stock says; or again at once. Orders that have it
 * already stay as they are.
 */
export const sellOutToday = operation({
  name: 'sell-out-today',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run(work, _actor, { productId, isSoldOut }: SoldOut) {
    const [turned] = await rows<{ stock: number | null }>(work.em)`
      update product p set version = p.version + 1, sold_out_until = case when ${isSoldOut} then
        (date_trunc('day', now() at time zone s.time_zone) + interval '1 day') at time zone s.time_zone end
      from shop s
      where p.id = ${productId} and s.id = p.shop_id and p.archived_at is null
        and coalesce(p.sold_out_until > now(), false) <> ${isSoldOut}
      returning p.stock`;
    if (turned && !isSoldOut) await announceBack(work, [{ productId, pieces: turned.stock }]);
  },
});
