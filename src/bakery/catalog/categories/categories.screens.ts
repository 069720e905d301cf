import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { listProducts } from '../console/own-products.actions.ts';
import { openProducts } from '../console/products.actions.ts';
import { packPlace } from '../own-list/own-place.ts';
import {
  askMerge,
  askRemoveCategory,
  beginCategory,
  beginMerge,
  dropCategory,
  editCategoryField,
  merge,
  moveCategoryTo,
  openCategories,
  openOwnCategory,
} from './categories.actions.ts';
import type { CategoryList, ListedCategory, OwnCategory } from './categories.queries.ts';
import { type CategoryField, categoryFields } from './category-fields.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

export function categoriesScreen(say: Say, { categories, count, page }: CategoryList): Screen {
  return {
    text: say.html(count === 0 ? 'categories.none' : 'categories.title'),
    buttons: [
      ...categories.map((category) => [
        named(category, openOwnCategory.write({ categoryId: category.categoryId, page })),
      ]),
      ...pager(page, count, (to) => openCategories.write({ page: to })),
      [{ label: label('add', say('categories.add')), data: beginCategory.write({}) }],
      [{ label: label('back', say('categories.home')), data: openProducts.write({ page: 0 }) }],
    ],
  };
}

function named({ name, emoji, shown }: ListedCategory, data: string): Button {
  const count = ` · ${shown}`;
  return { label: shorten(`${emoji} ${name}`.trim(), WIDE - count.length) + count, data };
}

export function ownCategoryScreen(say: Say, category: OwnCategory, page: number): Screen {
  const { categoryId, name, emoji, shown, place, count } = category;
  const products = packPlace({ list: 'category', id: categoryId, page: 0 });
  return {
    text: say.html('categories.category', { name: `${emoji} ${name}`.trim(), shown, position: place + 1, count }),
    buttons: [
      ...inRow([
        ...(place > 0 ? [move(say, 'earlier', 'categories.up', categoryId, place - 1)] : []),
        ...(place < count - 1 ? [move(say, 'later', 'categories.down', categoryId, place + 1)] : []),
      ]),
      ...inRow([
        ...(place > 1 ? [move(say, 'earlier', 'categories.top', categoryId, 0)] : []),
        ...(place < count - 2 ? [move(say, 'later', 'categories.bottom', categoryId, count - 1)] : []),
      ]),
      [fieldButton(say, categoryId, 'name', page), fieldButton(say, categoryId, 'emoji', page)],
      [{ label: label('stock', say('categories.see')), data: listProducts.write({ place: products }) }],
      [
        { label: label('edit', say('categories.merge')), data: beginMerge.write({ categoryId, page: 0 }) },
        { label: label('remove', say('categories.remove')), data: askRemoveCategory.write({ categoryId }) },
      ],
      [{ label: label('back', say('categories.list')), data: openCategories.write({ page }) }],
    ],
  };
}

function inRow(buttons: Button[]): Button[][] {
  return buttons.length === 0 ? [] : [buttons];
}

function move(say: Say, way: 'earlier' | 'later', key: string, categoryId: number, to: number): Button {
  return { label: label(way, say(key)), data: moveCategoryTo.write({ categoryId, to }) };
}

function fieldButton(say: Say, categoryId: number, field: CategoryField, page: number): Button {
  const position = categoryFields.findIndex(({ name }) => name === field);
  const data = editCategoryField.write({ categoryId, field: position, page });
  return { label: label('edit', say(`categories.fields.${field}.name`)), data };
}

/** Where its products shall stand. */
export function mergeScreen(say: Say, category: OwnCategory, { categories, count, page }: CategoryList): Screen {
  const { categoryId, name } = category;
  const others = categories.filter((one) => one.categoryId !== categoryId);
  return {
    text: say.html(count < 2 ? 'categories.ask.no-other' : 'categories.ask.merge', { name }),
    buttons: [
      ...others.map((other) => [named(other, askMerge.write({ categoryId, intoId: other.categoryId }))]),
      ...pager(page, count, (to) => beginMerge.write({ categoryId, page: to })),
      [backTo(say, categoryId)],
    ],
  };
}

/** It cannot be undone, so it is asked once more. */
export function sureToMergeScreen(say: Say, { categoryId, name }: OwnCategory, into: OwnCategory): Screen {
  const data = merge.write({ categoryId, intoId: into.categoryId });
  return {
    text: say.html('categories.ask.sure-merge', { name, into: into.name }),
    buttons: [
      [{ label: label('confirm', say('categories.merge')), data }],
      [{ label: label('cancel', say('categories.keep')), data: openOwnCategory.write({ categoryId, page: 0 }) }],
    ],
  };
}

export function sureToRemoveScreen(say: Say, { categoryId, name }: OwnCategory): Screen {
  return {
    text: say.html('categories.ask.sure-remove', { name }),
    buttons: [
      [{ label: label('remove', say('categories.remove')), data: dropCategory.write({ categoryId }) }],
      [{ label: label('cancel', say('categories.keep')), data: openOwnCategory.write({ categoryId, page: 0 }) }],
    ],
  };
}

function backTo(say: Say, categoryId: number): Button {
  return { label: label('back', say('categories.back')), data: openOwnCategory.write({ categoryId, page: 0 }) };
}
