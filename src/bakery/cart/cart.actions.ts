import { action } from '../../chat/action.ts';

export const openCart = action('crt.open', 'page');
/** From a product's card; category and page are passed on to its ⬅️. */
export const addFromCard = action('crt.add', 'productId', 'categoryId', 'page');
export const oneMore = action('crt.more', 'productId', 'page');
export const oneLess = action('crt.less', 'productId', 'page');
export const removeLine = action('crt.remove', 'productId', 'page');
/** Asks how many of it there shall be. */
export const countLine = action('crt.count', 'productId', 'page');
/** As many as there are left. */
export const takeLeft = action('crt.left', 'productId', 'page');
/** Asks what shall be written on it; the page is the cart's. */
export const writeInscription = action('crt.write', 'productId', 'page');
/** The cart of that shop, whichever the person looks at by now. */
export const clearLines = action('crt.clear', 'shopId');
export const bringBack = action('crt.back', 'shopId');
