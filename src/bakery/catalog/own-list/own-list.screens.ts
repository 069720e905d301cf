import { label, ticked } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openExchange } from '../../exchange/exchange.actions.ts';
import { openHome } from '../../shops/home.actions.ts';
import { openCategories, openOwnCategory } from '../categories/categories.actions.ts';
import { stockText } from '../console/own-product-text.ts';
import { chooseList, findProducts, listProducts, seeProduct, shelveSome } from '../console/own-products.actions.ts';
import { beginProduct, openProducts } from '../console/products.actions.ts';
import { atMost } from '../product-list.ts';
import type { ListedProduct, OwnListPage } from './own-list.queries.ts';
import { type OwnLists, offered } from './own-lists.queries.ts';
import { type OwnPlace, packPlace } from './own-place.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

export function ownListScreen(say: Say, listed: OwnListPage): Screen {
  const { list, products, page, count } = listed;
  const place = packPlace(listed);
  return {
    text: listText(say, listed),
    buttons: [
      ...products.map((product) => [productButton(say, product, listed)]),
      ...pager(page, count, (to) => listProducts.write({ place: packPlace({ ...listed, page: to }) })),
      [
        ...(list === 'all' && count === 0
          ? []
          : [{ label: label('search', say('products.find')), data: findProducts.write({}) }]),
        { label: label('filters', say('products.choose')), data: chooseList.write({ place, page: 0 }) },
      ],
      [{ label: label('add', say('products.add')), data: beginProduct.write({}) }, categoriesButton(say, listed)],
      ...(list === 'archived' || count < 2 ? [] : [[someButton(say, listed)]]),
      ...(list === 'all' ? [[tablesButton(say)]] : []),
      [list === 'all' ? homeButton(say) : allButton(say)],
    ],
  };
}

function listText(say: Say, { list, title, count }: OwnListPage): string {
  if (list === 'all')
    return say.html(count === 0 ? 'products.none' : 'products.title', { count, shown: atMost(count) });
  const name = nameOf(say, { list, title });
  if (count === 0) return say.html(list === 'found' ? 'products.none-found' : 'products.none-there', { name });
  return say.html('products.some', { name, count, shown: atMost(count) });
}

export function nameOf(say: Say, { list, title }: Pick<OwnListPage, 'list' | 'title'>): string {
  return list === 'category' || list === 'found' ? title : say(`products.lists.${list}`);
}

function productButton(say: Say, product: ListedProduct, place: OwnPlace): Button {
  const state = ` · ${stateOf(say, product, place)}`;
  return {
    label: shorten(product.name, WIDE - state.length) + state,
    data: seeProduct.write({ productId: product.productId, place: packPlace(place) }),
  };
}

function stateOf(say: Say, { stock, onShelf, isSoldOutToday }: ListedProduct, { list }: OwnPlace): string {
  if (list === 'archived') return say('products.archived');
  if (!onShelf) return say('products.off-shelf');
  return isSoldOutToday ? say('catalog.stock.sold-out-today') : stockText(say, stock);
}

/** Which products are listed; each with how many there are. */
export function chooseListScreen(say: Say, lists: OwnLists, now: OwnPlace): Screen {
  const { counts, categories, count, page } = lists;
  return {
    text: say.html('products.ask.list'),
    buttons: [
      ...offered.map((list) => [
        option(`${say(`products.lists.${list}`)} · ${atMost(counts[list])}`, now, { list, id: 0, page: 0 }),
      ]),
      ...categories.map(({ id, name, emoji }) => [
        option(shorten(`${emoji} ${name}`.trim(), WIDE - 3), now, { list: 'category', id, page: 0 }),
      ]),
      ...pager(page, count, (to) => chooseList.write({ place: packPlace(now), page: to })),
      [{ label: label('back', say('products.to-list')), data: listProducts.write({ place: packPlace(now) }) }],
    ],
  };
}

function option(text: string, now: OwnPlace, place: OwnPlace): Button {
  const isOn = now.list === place.list && now.id === place.id;
  return { label: ticked(isOn, text), data: listProducts.write({ place: packPlace(place) }) };
}

function categoriesButton(say: Say, { list, id }: OwnListPage): Button {
  return list === 'category'
    ? { label: label('edit', say('categories.this')), data: openOwnCategory.write({ categoryId: id, page: 0 }) }
    : { label: label('edit', say('categories.open')), data: openCategories.write({ page: 0 }) };
}

function someButton(say: Say, listed: OwnListPage): Button {
  return { label: label('shelf', say('products.several.open')), data: shelveSome.write({ place: packPlace(listed) }) };
}

function tablesButton(say: Say): Button {
  return { label: label('report', say('exchange.open')), data: openExchange.write({}) };
}

function homeButton(say: Say): Button {
  return { label: label('back', say('products.home')), data: openHome.write({}) };
}

function allButton(say: Say): Button {
  return { label: label('back', say('products.list')), data: openProducts.write({ page: 0 }) };
}
