import { changeField } from '../../change-field.ts';
import { type Outcome, operation } from '../../operation.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';
import type { ProductField } from './product-fields.ts';

export interface ProductEdit extends OfProduct {
  readonly field: ProductField;
  readonly value: Outcome;
  /** What it was when the question was asked. */
  readonly seen: Outcome;
}

/** @throws {Refusal} `field.taken` for the name of another product. */
export const editProduct = operation({
  name: 'edit-product',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  run: ({ em }, _actor, { productId, field, value, seen }: ProductEdit) =>
    changeField(em, { table: 'product', id: productId, column: field, value, seen }),
});
