import { label, ticked } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import type { OwnProduct } from '../console/own-product.queries.ts';
import { nameCategory, seeCategories, turnCategory } from '../console/own-products.actions.ts';
import { backToMore, withPicture } from '../console/products.screens.ts';
import type { CategoriesOfProduct } from './product-categories.queries.ts';

/** Letters after the tick. */
const WIDE = 31;

/** Where a product stands; each tap counts at once. */
export function productCategoriesScreen(
  say: Say,
  product: OwnProduct,
  place: number,
  { categories, count, page }: CategoriesOfProduct,
): Screen {
  const { productId, name } = product;
  return withPicture(product, {
    text: say.html(count === 0 ? 'products.ask.first-category' : 'products.ask.in-categories', { name }),
    buttons: [
      ...categories.map(({ categoryId, name: called, emoji, isIn }) => [
        {
          label: ticked(isIn, shorten(`${emoji} ${called}`.trim(), WIDE)),
          data: turnCategory.write({ productId, categoryId, isIn: isIn ? 0 : 1, page, place }),
        },
      ]),
      ...pager(page, count, (to) => seeCategories.write({ productId, page: to, place })),
      [{ label: label('add', say('products.another-category')), data: nameCategory.write({ productId, place }) }],
      [backToMore(say, productId, place)],
    ],
  });
}
