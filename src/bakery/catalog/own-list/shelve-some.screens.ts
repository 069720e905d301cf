import { label, ticked } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { listProducts, shelveOne, shelvePage, shelveSome } from '../console/own-products.actions.ts';
import { atMost } from '../product-list.ts';
import type { ListedProduct, OwnListPage } from './own-list.queries.ts';
import { nameOf } from './own-list.screens.ts';
import { packPlace } from './own-place.ts';

/** Letters after the tick. */
const WIDE = 31;

/** A page of a list with a tick for each product on the shelf; a tap counts at once. */
export function shelveSomeScreen(say: Say, listed: OwnListPage): Screen {
  const { products, page, count } = listed;
  const place = packPlace(listed);
  const all = (key: string, shown: number) => ({
    label: label('shelf', say(`products.several.${key}`)),
    data: shelvePage.write({ shown, place, sum: sumOf(products) }),
  });
  const name = nameOf(say, listed);
  return {
    text:
      count === 0
        ? say.html('products.none-there', { name })
        : say.html('products.several.title', { name, shown: atMost(count) }),
    buttons: [
      ...products.map(({ productId, name: called, onShelf }) => [
        {
          label: ticked(onShelf, shorten(called, WIDE)),
          data: shelveOne.write({ productId, shown: onShelf ? 0 : 1, place }),
        },
      ]),
      ...(count === 0 ? [] : [[all('all-on', 1), all('all-off', 0)]]),
      ...pager(page, count, (to) => shelveSome.write({ place: packPlace({ ...listed, page: to }) })),
      [{ label: label('back', say('products.to-list')), data: listProducts.write({ place }) }],
    ],
  };
}

/** Tells whether a page still shows what it showed. */
export function sumOf(products: readonly ListedProduct[]): number {
  return products.reduce((sum, { productId }) => (sum * 31 + productId) % 2 ** 31, 7);
}
