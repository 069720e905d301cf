import { changeField } from '../../change-field.ts';
import { operation } from '../../operation.ts';
import type { CategoryField } from './category-fields.ts';
import { type OfCategory, shopOfCategory } from './shop-of-category.ts';

export interface CategoryEdit extends OfCategory {
  readonly field: CategoryField;
  readonly value: string;
  /** What it was when the question was asked. */
  readonly seen: string;
}

/** @throws {Refusal} `field.taken` for the name of another category. */
export const editCategory = operation({
  name: 'edit-category',
  allow: ['owner'],
  shop: shopOfCategory,
  audited: true,
  run: ({ em }, _actor, { categoryId, field, value, seen }: CategoryEdit) =>
    changeField(em, { table: 'category', id: categoryId, column: field, value, seen }),
});
