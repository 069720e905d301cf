import { action } from '../../../chat/action.ts';

/** Products an owner has; `place` is where in which list (`packPlace`). */
export const listProducts = action('prd.in', 'place');
/** Which list, and a page of the categories to choose from. */
export const chooseList = action('prd.which', 'place', 'page');
/** Several at once on and off the shelf: a page of the list that `place` names. */
export const shelveSome = action('prd.some', 'place');
export const shelveOne = action('prd.turn', 'productId', 'shown', 'place');
/** `sum` is that of the products on the page (`sumOf`), so that no others are moved. */
export const shelvePage = action('prd.page', 'shown', 'place', 'sum');
export const findProducts = action('prd.find');

/** A product's page, and all that can be changed. */
export const seeProduct = action('prd.see', 'productId', 'place');
export const moreOfProduct = action('prd.more', 'productId', 'place');
/** `shown` and `soldOut` are 1 or 0: a second tap changes nothing. */
export const turnOnShelf = action('prd.vis', 'productId', 'shown', 'place');
export const turnSoldOut = action('prd.today', 'productId', 'soldOut', 'place');
/** `field` is a position in `product-fields.ts`. */
export const editField = action('prd.edit', 'productId', 'field', 'place');
/** Keeps no stock of it any more. */
export const toOrder = action('prd.order', 'productId', 'place');
export const copyProduct = action('prd.copy', 'productId', 'place');
export const archive = action('prd.arch', 'productId', 'place');
/** `shown` is 1 when it shall stand on the shelf again. */
export const bringBackProduct = action('prd.unarc', 'productId', 'shown', 'place');

export const seeTags = action('prd.tgs', 'productId', 'place');
/** `tag` is a position in `tags.ts`, `allergen` in `people/allergens.ts`; the rest is 1 or 0. */
export const turnTag = action('prd.tgt', 'productId', 'tag', 'isTagged', 'place');
export const seeAllergens = action('prd.ags', 'productId', 'place');
export const turnAllergen = action('prd.agt', 'productId', 'allergen', 'isInIt', 'place');
export const turnInscription = action('prd.txt', 'productId', 'takes', 'place');
/** `page` is one of the shop's categories. */
export const seeCategories = action('prd.cats', 'productId', 'page', 'place');
export const turnCategory = action('prd.cat', 'productId', 'categoryId', 'isIn', 'page', 'place');
export const nameCategory = action('prd.newcat', 'productId', 'place');

/** `photo` counts from 0. */
export const seePhotos = action('prd.phs', 'productId', 'photo', 'place');
export const takePhotos = action('prd.pha', 'productId', 'place');
/** `to` is where it shall stand, from 0. */
export const movePhotoTo = action('prd.phm', 'productId', 'photoId', 'to', 'place');
export const askRemovePhoto = action('prd.phq', 'productId', 'photoId', 'place');
export const dropPhoto = action('prd.phr', 'productId', 'photoId', 'place');
