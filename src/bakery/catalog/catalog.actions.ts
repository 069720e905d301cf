import { action } from '../../chat/action.ts';

export const openCatalog = action('cat.home', 'page');
/** From outside of the shop: the reader looks at it from here on. */
export const openCatalogOf = action('cat.shop', 'shopId');
/** Category 0 holds the products that stand in no category. */
export const openCategory = action('cat.open', 'categoryId', 'page');
/** Category and page are the place in the list that ⬅️ goes back to. */
export const openProduct = action('cat.product', 'productId', 'categoryId', 'page');
