import { durationText } from '../../../chat/duration.ts';
import { escapeHtml } from '../../../chat/escape.ts';
import type { Say } from '../../../chat/say.ts';
import { shorten } from '../../../chat/shorten.ts';
import { allergenText } from '../../people/allergens.ts';
import { tagText } from '../tags.ts';
import type { OwnProduct } from './own-product.queries.ts';

/** A caption has 1024 characters, and the name of the shop may stand above; the description takes what the rest leaves. */
const CAPTION = 940;
const LEAST_DESCRIPTION = 100;

/** Everything an owner may want to know of a product, a line each. */
export function ownProductText(say: Say, product: OwnProduct): string {
  const facts = [...factsOf(say, product), ...missing(say, product), '', stateText(say, product)].join('\n');
  const about = shorten(product.description.trim(), Math.max(LEAST_DESCRIPTION, CAPTION - facts.length));
  return about === '' ? facts : `${facts}\n\n${escapeHtml(about)}`;
}

function factsOf(say: Say, product: OwnProduct): string[] {
  const { name, price, cost, currency, stock, leadMinutes, weightGrams, photoIds } = product;
  const money = (minor: number) => say.money({ minor, currency });
  return [
    say.html('products.name', { name }),
    cost === null
      ? say.html('products.price', { price: money(price) })
      : say.html('products.price-and-cost', { price: money(price), cost: money(cost) }),
    ...categoriesText(say, product),
    say.html('products.stock', { stock: stockText(say, stock) }),
    ...(leadMinutes === 0 ? [] : [say.html('products.lead', { time: durationText(leadMinutes, say.language) })]),
    ...(weightGrams === null ? [] : [say.html('products.weight', { grams: weightGrams })]),
    ...markTexts(say, product),
    ...(photoIds.length > 1 ? [say.html('products.photos', { count: photoIds.length })] : []),
  ];
}

function categoriesText(say: Say, { categories }: OwnProduct): string[] {
  return categories.length === 0
    ? []
    : [say.html('products.categories', { names: shorten(categories.join(', '), 120) })];
}

/** What customers filter by and must be told. */
function markTexts(say: Say, { tags, allergens }: OwnProduct): string[] {
  const marked = tags.map((tag) => tagText(say, tag)).join(', ');
  return [
    ...(marked === '' ? [] : [say.html('products.tagged', { tags: shorten(marked, 120) })]),
    allergens.length === 0
      ? say.html('products.no-allergens')
      : say.html('products.contains', { allergens: shorten(allergenText(say, allergens), 160) }),
  ];
}

/** What customers would miss. */
function missing(say: Say, { photoIds, description, categories, isArchived }: OwnProduct): string[] {
  const absent = [
    ...(photoIds.length === 0 ? ['photo'] : []),
    ...(description.trim() === '' ? ['description'] : []),
    ...(categories.length === 0 ? ['category'] : []),
  ].map((what) => say(`products.missing.${what}`));
  return absent.length === 0 || isArchived ? [] : [say.html('products.is-missing', { what: absent.join(', ') })];
}

function stateText(say: Say, { onShelf, isSoldOutToday, isArchived }: OwnProduct): string {
  if (isArchived) return say.html('products.is-archived');
  if (!onShelf) return say.html('products.is-off-shelf');
  return say.html(isSoldOutToday ? 'products.is-sold-out-today' : 'products.is-on-shelf');
}

export function stockText(say: Say, stock: number | null): string {
  if (stock === null) return say('products.baked-to-order');
  return stock === 0 ? say('products.sold-out') : say('products.pieces', { count: stock });
}
