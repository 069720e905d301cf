import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { announceBack } from '../announce-back.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';

export interface OnShelf extends OfProduct {
  readonly onShelf: boolean;
}

/** What is off the shelf cannot be bought; orders that have it already stay as they are. */
export const setOnShelf = operation({
  name: 'set-on-shelf',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run(work, _actor, { productId, onShelf }: OnShelf) {
    const [turned] = await rows<{ stock: number | null }>(work.em)`
      update product set on_shelf = ${onShelf}, version = version + 1
      where id = ${productId} and on_shelf <> ${onShelf} and archived_at is null returning stock`;
    if (turned && onShelf) await announceBack(work, [{ productId, pieces: turned.stock }]);
  },
});
