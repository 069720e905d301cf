import type { Turn } from '../../../chat/turn.ts';
import { inShop } from '../../people/workplaces/at-work.ts';
import { type OwnShown, ownProductOf } from '../console/show-own-product.ts';
import { categoriesOfProduct } from './product-categories.queries.ts';
import { productCategoriesScreen } from './product-categories.screens.ts';

/** @param page of the shop's categories */
export async function showCategoriesOf(turn: Turn, { productId, place }: OwnShown, page: number): Promise<void> {
  const product = await ownProductOf(turn, productId);
  const categories = await turn.read(categoriesOfProduct, productId, page);
  const screen = productCategoriesScreen(turn.say, product, place, categories);
  await turn.show(await inShop(turn, product.shopId, screen));
}
