import { label, ticked } from '../../chat/emoji.ts';
import { escapeHtml } from '../../chat/escape.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openExchange } from '../exchange/exchange.actions.ts';
import { allergenText } from '../people/allergens.ts';
import { openHome } from '../shops/home.actions.ts';
import { openStock } from '../stock/restock.actions.ts';
import {
  beginPhoto,
  beginProduct,
  openOwnProduct,
  openProductAllergens,
  openProducts,
  openProductTags,
  putOnShelf,
  switchInscription,
} from './products.actions.ts';
import type { ListedProduct, OwnProduct, ProductList } from './products.queries.ts';
import { tagText } from './tags.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

export function productsScreen(say: Say, { shop, products, page, count }: ProductList): Screen {
  const add = { label: label('add', say('products.add')), data: beginProduct.write({}) };
  const home = { label: label('back', say('products.home')), data: openHome.write({}) };
  return {
    text: say.html(count === 0 ? 'products.none' : 'products.title', { shop, count }),
    buttons: [
      ...products.map((product) => [productButton(say, product, page)]),
      ...pager(page, count, (to) => openProducts.write({ page: to })),
      [add],
      [{ label: label('report', say('exchange.open')), data: openExchange.write({}) }],
      [home],
    ],
  };
}

function productButton(say: Say, { productId, name, stock, onShelf }: ListedProduct, page: number): Button {
  const state = ` · ${onShelf ? stockText(say, stock) : say('products.off-shelf')}`;
  return { label: shorten(name, WIDE - state.length) + state, data: openOwnProduct.write({ productId, page }) };
}

/** A product as its owner sees it. */
export function ownProductScreen(say: Say, product: OwnProduct, page: number): Screen {
  const { photoId, description } = product;
  const text = [
    productText(say, product),
    ...markTexts(say, product),
    ...(product.photos > 1 ? [say.html('products.photos', { count: product.photos })] : []),
    say.html(product.onShelf ? 'products.is-on-shelf' : 'products.is-off-shelf'),
    ...(description.trim() === '' ? [] : ['', escapeHtml(shorten(description.trim(), 400))]),
  ].join('\n');
  return {
    text,
    photo: photoId === null ? undefined : { photoId },
    buttons: [
      ...changes(say, product, page),
      [{ label: label('back', say('products.list')), data: openProducts.write({ page }) }],
    ],
  };
}

function changes(say: Say, product: OwnProduct, page: number): Button[][] {
  const { productId, onShelf, takesInscription } = product;
  const shelf = { productId, shown: onShelf ? 0 : 1, page };
  const text = { productId, takes: takesInscription ? 0 : 1, page };
  return [
    [{ label: label('shelf', say(onShelf ? 'products.take-off' : 'products.put-on')), data: putOnShelf.write(shelf) }],
    [
      {
        label: label('stock', say('stock.news.open')),
        data: openStock.write({ productId, searchId: 0, low: 0, page }),
      },
    ],
    [
      { label: label('edit', say('products.tags')), data: openProductTags.write({ productId, page }) },
      { label: label('edit', say('products.allergens')), data: openProductAllergens.write({ productId, page }) },
    ],
    [{ label: label('photo', say('products.add-photo')), data: beginPhoto.write({ productId, page }) }],
    [{ label: ticked(takesInscription, say('products.takes-inscription')), data: switchInscription.write(text) }],
  ];
}

/** What customers filter by and must be told; a line each. */
function markTexts(say: Say, { tags, allergens }: OwnProduct): string[] {
  const marked = tags.map((tag) => tagText(say, tag)).join(', ');
  return [
    ...(marked === '' ? [] : [say.html('products.tagged', { tags: shorten(marked, 200) })]),
    allergens.length === 0
      ? say.html('products.no-allergens')
      : say.html('products.contains', { allergens: shorten(allergenText(say, allergens), 200) }),
  ];
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
