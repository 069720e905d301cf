import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { announceBack } from './announce-back.ts';

export interface OnShelf {
  readonly productId: number;
  readonly onShelf: boolean;
}

/** What is off the shelf cannot be bought; orders that have it already stay as they are. */
export const setOnShelf = operation({
  name: 'set-on-shelf',
  allow: ['owner'],
  async shop(em, { productId }: OnShelf) {
    const [product] = await rows<{ shopId: number }>(em)`
      select shop_id as "shopId" from product where id = ${productId}`;
    return product?.shopId;
  },
  async run(work, _actor, { productId, onShelf }) {
    const [turned] = await rows<{ stock: number | null }>(work.em)`
      update product set on_shelf = ${onShelf}, version = version + 1
      where id = ${productId} and on_shelf <> ${onShelf} returning stock`;
    if (turned && onShelf) await announceBack(work, [{ productId, pieces: turned.stock }]);
  },
});
