import { form, showNothing } from '../../../chat/form.ts';
import { text, words } from '../../../chat/readers.ts';
import { placeInCategoryCalled } from '../categories/place-in-category.ts';
import { showCategoriesOf } from '../categories/show-categories-of.ts';
import { keepSearch } from '../finding/keep-search.ts';
import { LONGEST_SEARCH } from '../finding/search.ts';
import { packPlace } from '../own-list/own-place.ts';
import { showOwnList } from '../own-list/show-own-list.ts';
import { duplicateProduct } from './duplicate-product.ts';
import { freeName } from './product-name.ts';
import { showOwnProduct } from './show-own-product.ts';

interface OfProductDraft {
  readonly productId: number;
  readonly product: string;
  readonly shopId: number;
  /** To go back to (`packPlace`). */
  readonly place: number;
  readonly name: string;
}

export const copyProductForm = form<OfProductDraft>({
  id: 'copy-product',
  steps: {
    name: { ask: 'products.ask.copy', read: (answer, { shopId }, turn) => freeName(answer, shopId!, turn) },
  },
  async submit(turn, { productId, name, place }) {
    const copy = await turn.run(duplicateProduct, { productId, name });
    await showOwnProduct(turn, { productId: copy.productId, place });
  },
  cancelled: (turn, { productId = 0, place = 0 }) => showOwnProduct(turn, { productId, place }),
  putAside: showNothing,
});

export const nameCategoryForm = form<OfProductDraft>({
  id: 'product-category',
  steps: { name: { ask: 'categories.ask.name', read: words(2, 40) } },
  async submit(turn, { productId, name, place }) {
    await turn.run(placeInCategoryCalled, { productId, name });
    await showCategoriesOf(turn, { productId, place }, 0);
  },
  cancelled: (turn, { productId = 0, place = 0 }) => showCategoriesOf(turn, { productId, place }, 0),
  putAside: showNothing,
});

interface SearchDraft {
  readonly shopId: number;
  readonly words: string;
}

export const findProductForm = form<SearchDraft>({
  id: 'find-product',
  steps: { words: { ask: 'products.ask.words', read: text(1, LONGEST_SEARCH) } },
  async submit(turn, { words: wanted }) {
    const { searchId } = await turn.run(keepSearch, { words: wanted });
    await showOwnList(turn, packPlace({ list: 'found', id: searchId, page: 0 }));
  },
  cancelled: (turn) => showOwnList(turn, 0),
  putAside: showNothing,
});
