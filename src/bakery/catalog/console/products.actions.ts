import { action } from '../../../chat/action.ts';

/** The owner's list of products; `page` counts from 0. */
export const openProducts = action('prd.list', 'page');
/** A product's page for its owner, and the page of the list to go back to. */
export const openOwnProduct = action('prd.open', 'productId', 'page');
/** `shown` is 1 to put it on the shelf, 0 to take it off: a second tap changes nothing. */
export const putOnShelf = action('prd.shelf', 'productId', 'shown', 'page');
export const beginProduct = action('prd.add');

/** One more picture of it. */
export const beginPhoto = action('prd.photo', 'productId', 'page');
/** What customers filter by. */
export const openProductTags = action('prd.tags', 'productId', 'page');
/** `tag` is a position in `tags.ts`; `isTagged` is 1 or 0: a second tap changes nothing. */
export const markTag = action('prd.tag', 'productId', 'tag', 'isTagged', 'page');
/** What is in it. */
export const openProductAllergens = action('prd.algs', 'productId', 'page');
/** `allergen` is a position in `people/allergens.ts`; `isInIt` is 1 or 0. */
export const markProductAllergen = action('prd.alg', 'productId', 'allergen', 'isInIt', 'page');
/** `takes` is 1 or 0. */
export const switchInscription = action('prd.text', 'productId', 'takes', 'page');
