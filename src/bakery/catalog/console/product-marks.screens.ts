import { ticked } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { allergens } from '../../people/allergens.ts';
import { tags, tagText } from '../tags.ts';
import type { OwnProduct } from './own-product.queries.ts';
import { turnAllergen, turnTag } from './own-products.actions.ts';
import { backToMore, withPicture } from './products.screens.ts';

/** What a product can be found by; each tap counts at once. */
export function productTagsScreen(say: Say, product: OwnProduct, place: number): Screen {
  const { productId } = product;
  const buttons = tags.map((tag, position) => {
    const isTagged = product.tags.includes(tag);
    const data = turnTag.write({ productId, tag: position, isTagged: isTagged ? 0 : 1, place });
    return { label: ticked(isTagged, tagText(say, tag)), data };
  });
  return marks(say, product, place, { text: say.html('products.ask.tags', { name: product.name }), buttons });
}

/** What must be said about a product before somebody eats it. */
export function productAllergensScreen(say: Say, product: OwnProduct, place: number): Screen {
  const { productId } = product;
  const buttons = allergens.map((allergen, position) => {
    const isInIt = product.allergens.includes(allergen);
    const data = turnAllergen.write({ productId, allergen: position, isInIt: isInIt ? 0 : 1, place });
    return { label: ticked(isInIt, say(`profile.allergens.${allergen}`)), data };
  });
  return marks(say, product, place, { text: say.html('products.ask.allergens', { name: product.name }), buttons });
}

function marks(
  say: Say,
  product: OwnProduct,
  place: number,
  { text, buttons }: { readonly text: string; readonly buttons: readonly Button[] },
): Screen {
  const pairs = Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(2 * row, 2 * row + 2));
  return withPicture(product, { text, buttons: [...pairs, [backToMore(say, product.productId, place)]] });
}
