import { label } from '../../chat/emoji.ts';
import { escapeHtml } from '../../chat/escape.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openHome } from '../shops/home.actions.ts';
import { beginProduct, openOwnProduct, openProducts, putOnShelf } from './products.actions.ts';
import type { ListedProduct, OwnProduct, ProductList } from './products.queries.ts';

/** Letters of a product's name that a button has room for. */
const ROOM = 16;

export function productsScreen(say: Say, { shop, products, page, count }: ProductList): Screen {
  const add = { label: label('add', say('products.add')), data: beginProduct.write({}) };
  const home = { label: label('back', say('products.home')), data: openHome.write({}) };
  return {
    text: say.html(count === 0 ? 'products.none' : 'products.title', { shop, count }),
    buttons: [
      ...products.map((product) => [productButton(say, product, page)]),
      ...pager(page, count, (to) => openProducts.write({ page: to })),
      [add],
      [home],
    ],
  };
}

function productButton(say: Say, { productId, name, stock, onShelf }: ListedProduct, page: number): Button {
  const state = onShelf ? stockText(say, stock) : say('products.off-shelf');
  return { label: `${shorten(name, ROOM)} · ${state}`, data: openOwnProduct.write({ productId, page }) };
}

/** A product as its owner sees it. */
export function ownProductScreen(say: Say, product: OwnProduct, page: number): Screen {
  const { productId, onShelf, photoId, description } = product;
  const text = [
    productText(say, product),
    say.html(onShelf ? 'products.is-on-shelf' : 'products.is-off-shelf'),
    ...(description === '' ? [] : [escapeHtml(shorten(description, 500))]),
  ].join('\n');
  const turn = say(onShelf ? 'products.take-off' : 'products.put-on');
  return {
    text,
    photo: photoId === null ? undefined : { photoId },
    buttons: [
      [{ label: label('shelf', turn), data: putOnShelf.write({ productId, shown: onShelf ? 0 : 1, page }) }],
      [{ label: label('back', say('products.list')), data: openProducts.write({ page }) }],
    ],
  };
}

export type ProductFacts = Pick<OwnProduct, 'name' | 'price' | 'currency' | 'categories' | 'stock'>;

/** Name, price, categories and stock, a line each. */
export function productText(say: Say, { name, price, currency, categories, stock }: ProductFacts): string {
  return [
    say.html('products.name', { name }),
    say.html('products.price', { price: say.money({ minor: price, currency }) }),
    categories.length === 0
      ? say.html('products.no-category')
      : say.html('products.categories', { names: shorten(categories.join(', '), 300) }),
    say.html('products.stock', { stock: stockText(say, stock) }),
  ].join('\n');
}

function stockText(say: Say, stock: number | null): string {
  if (stock === null) return say('products.baked-to-order');
  return stock === 0 ? say('products.sold-out') : say('products.pieces', { count: stock });
}
