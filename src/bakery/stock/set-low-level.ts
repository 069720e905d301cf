import { shopOfProduct } from '../catalog/shop-of-product.ts';
import { changeField } from '../change-field.ts';
import { operation } from '../operation.ts';

export interface LowLevel {
  readonly productId: number;
  /** Pieces; null = the owners are not told. */
  readonly level: number | null;
  readonly seen: number | null;
}

/** From how many pieces down the owners are told. */
export const setLowLevel = operation({
  name: 'set-low-level',
  allow: ['owner'],
  audited: true,
  shop: shopOfProduct,
  run: ({ em }, _actor, { productId, level, seen }: LowLevel) =>
    changeField(em, { table: 'product', id: productId, column: 'low_at', value: level, seen }),
});
