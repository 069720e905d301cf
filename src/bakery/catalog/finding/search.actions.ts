import { action } from '../../../chat/action.ts';

export const openSearch = action('fnd.open');
export const openHits = action('fnd.hits', 'searchId', 'page');
/** Search and page are the place that ⬅️ goes back to. */
export const openHit = action('fnd.product', 'productId', 'searchId', 'page');
export const addFromHit = action('fnd.add', 'productId', 'searchId', 'page');
