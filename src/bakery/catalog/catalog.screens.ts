import { label } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openCart } from '../cart/cart.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import { openCatalog, openCategory, openProduct } from './catalog.actions.ts';
import type { Grid } from './catalog.queries.ts';
import { openFilter } from './finding/filter.actions.ts';
import { clearButton, filterLabel } from './finding/filter.screens.ts';
import { choicesIn, type Filter, isNarrow } from './finding/filter.ts';
import { filterText, inShop } from './finding/filter-text.ts';
import { openSearch } from './finding/search.actions.ts';
import { productLabel } from './product-label.ts';
import { EVERYTHING, LOOSE, MOST_LISTED } from './product-list.ts';
import type { ProductOnShelf, Shelf } from './shelf.queries.ts';

/** Letters on one of two buttons beside each other. */
const HALF = 18;

export function catalogScreen(say: Say, grid: Grid, filter: Filter): Screen {
  const { categories, loose, everything, count, page } = grid;
  const tiles = categories.map(({ id, name, emoji, products }) => tile(`${emoji} ${name}`.trim(), products, id));
  const other = loose > 0 ? [tile(say('catalog.other'), loose, LOOSE)] : [];
  const isEmpty = tiles.length + other.length === 0;
  return {
    text: say.html(isEmpty ? 'catalog.nothing' : 'catalog.choose', { shop: grid.shopName }),
    buttons: [
      ...inPairs([...tiles, ...other]),
      ...pager(page, rowsOf(count), (to) => openCatalog.write({ page: to })),
      ...(isEmpty ? [] : [[tile(say('catalog.everything'), everything, EVERYTHING)]]),
      [
        { label: label('search', say('search.open')), data: openSearch.write({}) },
        filterButton(say, filter, EVERYTHING),
      ],
      [cartButton(say, grid.inCart), { label: label('back', say('catalog.home')), data: openHome.write({}) }],
    ],
  };
}

function tile(name: string, products: number, categoryId: number): Button {
  const count = ` · ${products < MOST_LISTED ? products : `${MOST_LISTED}+`}`;
  return { label: shorten(name, HALF - count.length) + count, data: openCategory.write({ categoryId, page: 0 }) };
}

function rowsOf(tiles: number): number {
  return Math.ceil(tiles / 2);
}

function inPairs(tiles: readonly Button[]): Button[][] {
  return Array.from({ length: rowsOf(tiles.length) }, (_, row) => tiles.slice(2 * row, 2 * row + 2));
}

export function shelfScreen(say: Say, shelf: Shelf): Screen {
  const { categoryId, page, count } = shelf;
  const filter = inShop(shelf.filter, shelf.currency);
  return {
    text: shelfText(say, shelf, filter),
    buttons: [
      ...shelf.products.map((product) => [productButton(say, product, shelf)]),
      ...pager(page, count, (to) => openCategory.write({ categoryId, page: to })),
      [filterButton(say, filter, categoryId), ...(choicesIn(filter) > 0 ? [clearButton(say, categoryId)] : [])],
      [
        cartButton(say, shelf.inCart),
        { label: label('back', say('catalog.catalogue')), data: openCatalog.write({ page: 0 }) },
      ],
    ],
  };
}

function shelfText(say: Say, shelf: Shelf, filter: Filter): string {
  const name = nameOf(say, shelf);
  if (shelf.count === 0 && !isNarrow(filter)) return say.html('catalog.empty-category', { name });
  const choices = filterText(say, filter);
  return [
    say.html('catalog.category', { name }),
    ...(choices ? [say.html('filters.chosen', { choices })] : []),
    ...(shelf.count === 0 ? [`\n${say.html('filters.nothing-fits')}`] : []),
  ].join('\n');
}

function nameOf(say: Say, { categoryId, emoji, name }: Shelf): string {
  if (categoryId === EVERYTHING) return say('catalog.everything');
  return categoryId === LOOSE ? say('catalog.other') : `${emoji} ${name}`.trim();
}

function filterButton(say: Say, filter: Filter, categoryId: number): Button {
  return { label: filterLabel(say, filter), data: openFilter.write({ categoryId }) };
}

function productButton(say: Say, product: ProductOnShelf, { currency, categoryId, page }: Shelf): Button {
  return {
    label: productLabel(say, product, currency),
    data: openProduct.write({ productId: product.id, categoryId, page }),
  };
}

export function goneScreen(say: Say): Screen {
  return {
    text: say.html('catalog.gone'),
    buttons: [[{ label: label('catalogue', say('catalog.catalogue')), data: openCatalog.write({ page: 0 }) }]],
  };
}

function cartButton(say: Say, inCart: number): Button {
  const name = inCart > 0 ? say('catalog.cart-with', { pieces: inCart }) : say('catalog.cart');
  return { label: label('cart', name), data: openCart.write({ page: 0 }) };
}
