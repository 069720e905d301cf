import { action } from '../../../chat/action.ts';

/** The owner's list of categories; `page` counts from 0 everywhere and is the page to go back to. */
export const openCategories = action('cgs.list', 'page');
export const beginCategory = action('cgs.add');
export const openOwnCategory = action('cgs.open', 'categoryId', 'page');
/** `field` is a position in `category-fields.ts`. */
export const editCategoryField = action('cgs.edit', 'categoryId', 'field', 'page');
/** `to` is where it shall stand, from 0: a second tap changes nothing. */
export const moveCategoryTo = action('cgs.move', 'categoryId', 'to');
export const beginMerge = action('cgs.merge', 'categoryId', 'page');
export const askMerge = action('cgs.into', 'categoryId', 'intoId');
export const merge = action('cgs.merged', 'categoryId', 'intoId');
export const askRemoveCategory = action('cgs.ask', 'categoryId');
export const dropCategory = action('cgs.gone', 'categoryId');
