import { label, ticked } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { allergens } from '../people/allergens.ts';
import { markProductAllergen, markTag, openOwnProduct } from './products.actions.ts';
import type { OwnProduct } from './products.queries.ts';
import { tags, tagText } from './tags.ts';

/** What a product can be found by; each tap counts at once. */
export function productTagsScreen(say: Say, product: OwnProduct, page: number): Screen {
  const { productId } = product;
  const buttons = tags.map((tag, position) => {
    const isTagged = product.tags.includes(tag);
    const data = markTag.write({ productId, tag: position, isTagged: isTagged ? 0 : 1, page });
    return { label: ticked(isTagged, tagText(say, tag)), data };
  });
  return marks(say, product, page, { text: say.html('products.ask.tags', { name: product.name }), buttons });
}

/** What must be said about a product before somebody eats it. */
export function productAllergensScreen(say: Say, product: OwnProduct, page: number): Screen {
  const { productId } = product;
  const buttons = allergens.map((allergen, position) => {
    const isInIt = product.allergens.includes(allergen);
    const data = markProductAllergen.write({ productId, allergen: position, isInIt: isInIt ? 0 : 1, page });
    return { label: ticked(isInIt, say(`profile.allergens.${allergen}`)), data };
  });
  return marks(say, product, page, { text: say.html('products.ask.allergens', { name: product.name }), buttons });
}

/** With the product's picture, so that the message can turn into these buttons and back. */
function marks(
  say: Say,
  { productId, photoId }: OwnProduct,
  page: number,
  { text, buttons }: { readonly text: string; readonly buttons: readonly Button[] },
): Screen {
  const pairs = Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(2 * row, 2 * row + 2));
  const back = { label: label('back', say('products.back')), data: openOwnProduct.write({ productId, page }) };
  return { text, photo: photoId === null ? undefined : { photoId }, buttons: [...pairs, [back]] };
}
