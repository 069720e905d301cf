import { fieldForm } from '../../../chat/field-form.ts';
import { type Answer, form, type Reading, showNothing } from '../../../chat/form.ts';
import { words } from '../../../chat/readers.ts';
import type { Turn } from '../../../chat/turn.ts';
import { inShop } from '../../people/workplaces/at-work.ts';
import { Refusal } from '../../refusal.ts';
import { addCategory } from './add-category.ts';
import { isCategoryNameTaken } from './categories.queries.ts';
import { type CategoryField, categoryFields } from './category-fields.ts';
import { editCategory } from './edit-category.ts';
import { ownCategoryOf, showCategories, showCategory } from './show-categories.ts';

interface CategoryDraft {
  readonly shopId: number;
  readonly name: string;
}

export const addCategoryForm = form<CategoryDraft>({
  id: 'add-category',
  steps: {
    name: {
      ask: (turn, { shopId }) => inShop(turn, shopId!, { text: turn.say.html('categories.ask.name') }),
      async read(answer: Answer, { shopId }, turn): Promise<Reading<string>> {
        const name = words(2, 40)(answer);
        return 'wrong' in name ? name : freeName(turn, shopId!, name.value);
      },
    },
  },
  async submit(turn, { shopId, name }) {
    const { categoryId } = await turn.run(addCategory, { shopId, name });
    await showCategory(turn, categoryId, 0);
  },
  cancelled: (turn) => showCategories(turn, 0),
  putAside: showNothing,
});

export const editCategoryForm = fieldForm({
  id: 'edit-category',
  fields: categoryFields,
  words: 'categories.fields',
  save: (turn, { rowId: categoryId, field, value, seen }) =>
    turn.run(editCategory, { categoryId, field: field as CategoryField, value, seen: String(seen) }),
  show: (turn, { rowId, page }) => showCategory(turn, rowId, page),
  async check(turn, { rowId, field, seen }, value) {
    if (field !== 'name' || String(value).toLowerCase() === String(seen).toLowerCase()) return { value };
    const { shopId } = await ownCategoryOf(turn, rowId);
    return freeName(turn, shopId, String(value));
  },
});

async function freeName(turn: Turn, shopId: number, name: string): Promise<Reading<string>> {
  const isTaken = await turn.read(isCategoryNameTaken, shopId, name);
  return isTaken ? { wrong: 'category-name-taken', params: { name } } : { value: name };
}

/** @throws {Refusal} `category.unknown` */
export async function askCategoryField(turn: Turn, categoryId: number, position: number, page: number): Promise<void> {
  const field = categoryFields[position];
  if (!field) throw new Refusal('category.unknown');
  const category = await ownCategoryOf(turn, categoryId);
  const draft = {
    rowId: categoryId,
    field: field.name,
    called: category.name,
    page,
    seen: category[field.name],
    currency: '',
  };
  await turn.begin(editCategoryForm, draft);
}
