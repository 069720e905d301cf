import { action } from '../../chat/action.ts';

export const openCart = action('crt.open', 'page');
/** From a product's card; category and page are passed on to its ⬅️. */
export const addFromCard = action('crt.add', 'productId', 'categoryId', 'page');
export const oneMore = action('crt.more', 'productId', 'page');
export const oneLess = action('crt.less', 'productId', 'page');
export const removeLine = action('crt.remove', 'productId', 'page');
