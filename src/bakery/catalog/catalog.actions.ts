import { action } from '../../chat/action.ts';

export const openCatalog = action('cat.home', 'page');
/** Category 0 holds the products that stand in no category. */
export const openCategory = action('cat.open', 'categoryId', 'page');
/** Category and page are the place in the list that ⬅️ goes back to. */
export const openProduct = action('cat.product', 'productId', 'categoryId', 'page');
