import { action } from '../../../chat/action.ts';

/** With what the person has chosen before. Wherever a list is named: a category, or what product-list.ts has for it. */
export const openFilter = action('flt.now', 'categoryId');
/** With choices that are not kept yet (`packFilter`). */
export const chooseFilter = action('flt.open', 'categoryId', 'choices', 'from', 'to');
export const chooseSort = action('flt.sort', 'categoryId', 'choices', 'from', 'to');
export const choosePrice = action('flt.price', 'categoryId', 'choices', 'from', 'to');
export const typePrice = action('flt.type', 'categoryId', 'choices', 'from', 'to');
export const applyFilter = action('flt.set', 'categoryId', 'choices', 'from', 'to');
export const clearFilter = action('flt.clear', 'categoryId');
