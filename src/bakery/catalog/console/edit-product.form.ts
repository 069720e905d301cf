import { fieldForm } from '../../../chat/field-form.ts';
import type { Turn } from '../../../chat/turn.ts';
import { Refusal } from '../../refusal.ts';
import { editProduct } from './edit-product.ts';
import { fieldOfProduct } from './own-product.queries.ts';
import { type ProductField, productFields } from './product-fields.ts';
import { isProductNameTaken } from './products.queries.ts';
import { moreOfProductScreen } from './products.screens.ts';
import { type OwnShown, ownProductOf, showOwnProduct } from './show-own-product.ts';

export const editProductForm = fieldForm({
  id: 'edit-product',
  fields: productFields,
  words: 'products.fields',
  save: (turn, { rowId: productId, field, value, seen }) =>
    turn.run(editProduct, { productId, field: field as ProductField, value, seen: seen as string | number | null }),
  show: (turn, { rowId: productId, field, page: place }) =>
    showOwnProduct(turn, { productId, place }, field === 'price' ? undefined : moreOfProductScreen),
  async check(turn, { rowId, field, seen }, value) {
    if (field !== 'name' || String(value).toLowerCase() === String(seen).toLowerCase()) return { value };
    const { shopId } = await ownProductOf(turn, rowId);
    const isTaken = await turn.read(isProductNameTaken, shopId, String(value));
    return isTaken ? { wrong: 'product-name-taken', params: { name: value } } : { value };
  },
});

/** @throws {Refusal} `product.unknown` */
export async function askField(turn: Turn, { productId, place }: OwnShown, position: number): Promise<void> {
  const field = productFields[position];
  if (!field) throw new Refusal('product.unknown');
  const { currency, name: called } = await ownProductOf(turn, productId);
  const seen = await turn.read(fieldOfProduct, productId, field.name);
  await turn.begin(editProductForm, { rowId: productId, field: field.name, called, page: place, seen, currency });
}
