import { room } from '../../../chat/room.ts';
import { workplace } from '../../people/workplace.ts';
import { inShop } from '../../people/workplaces/at-work.ts';
import { mergeCategory, moveCategory, removeCategory } from './arrange-categories.ts';
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
import { addCategoryForm, askCategoryField, editCategoryForm } from './categories.form.ts';
import { categoryList } from './categories.queries.ts';
import { mergeScreen, sureToMergeScreen, sureToRemoveScreen } from './categories.screens.ts';
import { ownCategoryOf, showCategories, showCategory } from './show-categories.ts';

export const categories = room();

categories.form(addCategoryForm);
categories.form(editCategoryForm);

categories.command('categories', (turn) => showCategories(turn, 0));
categories.on(openCategories, (turn, { page }) => showCategories(turn, page));
categories.on(beginCategory, (turn) => turn.begin(addCategoryForm, { shopId: workplace(turn.visitor, 'owner') }));
categories.on(openOwnCategory, (turn, { categoryId, page }) => showCategory(turn, categoryId, page));
categories.on(editCategoryField, (turn, { categoryId, field, page }) =>
  askCategoryField(turn, categoryId, field, page),
);
categories.on(moveCategoryTo, async (turn, { categoryId, to }) => {
  await turn.run(moveCategory, { categoryId, to });
  await showCategory(turn, categoryId, 0);
});

categories.on(beginMerge, async (turn, { categoryId, page }) => {
  const category = await ownCategoryOf(turn, categoryId);
  const others = await turn.read(categoryList, category.shopId, page);
  await turn.show(await inShop(turn, category.shopId, mergeScreen(turn.say, category, others)));
});
categories.on(askMerge, async (turn, { categoryId, intoId }) => {
  const [category, into] = [await ownCategoryOf(turn, categoryId), await ownCategoryOf(turn, intoId)];
  await turn.show(sureToMergeScreen(turn.say, category, into));
});
categories.on(merge, async (turn, { categoryId, intoId }) => {
  const [category, into] = [await ownCategoryOf(turn, categoryId), await ownCategoryOf(turn, intoId)];
  await turn.run(mergeCategory, { categoryId, intoId });
  await turn.toast(turn.say('categories.merged', { name: category.name, into: into.name }));
  await showCategory(turn, intoId, 0);
});
categories.on(askRemoveCategory, async (turn, { categoryId }) => {
  await turn.show(sureToRemoveScreen(turn.say, await ownCategoryOf(turn, categoryId)));
});
categories.on(dropCategory, async (turn, { categoryId }) => {
  const { name } = await ownCategoryOf(turn, categoryId);
  await turn.run(removeCategory, { categoryId });
  await turn.toast(turn.say('categories.removed', { name }));
  await showCategories(turn, 0);
});
