import type { Turn } from '../../../chat/turn.ts';
import { workplace } from '../../people/workplace.ts';
import { atWork, inShop } from '../../people/workplaces/at-work.ts';
import { Refusal } from '../../refusal.ts';
import { ownedBy } from '../console/show-own-product.ts';
import { categoryList, type OwnCategory, ownCategory } from './categories.queries.ts';
import { categoriesScreen, ownCategoryScreen } from './categories.screens.ts';

export async function showCategories(turn: Turn, page: number): Promise<void> {
  const shopId = workplace(turn.visitor, 'owner');
  const list = await turn.read(categoryList, shopId, page);
  await turn.show(await atWork(turn, shopId, categoriesScreen(turn.say, list)));
}

/** @throws {Refusal} `category.unknown` for whoever does not own its shop. */
export async function ownCategoryOf(turn: Turn, categoryId: number): Promise<OwnCategory> {
  const category = await turn.read(ownCategory, categoryId, ownedBy(turn.visitor));
  if (!category) throw new Refusal('category.unknown');
  return category;
}

export async function showCategory(turn: Turn, categoryId: number, page: number): Promise<void> {
  const category = await ownCategoryOf(turn, categoryId);
  await turn.show(await inShop(turn, category.shopId, ownCategoryScreen(turn.say, category, page)));
}
