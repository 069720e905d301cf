import { action } from '../../chat/action.ts';

/** Another picture of it; the rest is the place that ⬅️ goes back to. */
export const leafPhotos = action('cat.photo', 'productId', 'categoryId', 'page', 'photo');
export const leafHitPhotos = action('fnd.photo', 'productId', 'searchId', 'page', 'photo');
/** Tell me when it is back (1), or do not (0). */
export const watchProduct = action('cat.watch', 'productId', 'categoryId', 'page', 'isWatched');
export const watchHit = action('fnd.watch', 'productId', 'searchId', 'page', 'isWatched');
/** Under the news that it is back, which comes from any shop. */
export const openBack = action('cat.back', 'productId');
export const addBack = action('cat.take', 'productId');
export const watchAgain = action('cat.wait', 'productId');
