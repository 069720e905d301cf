import { action } from '../../../chat/action.ts';

export const openPause = action('shp.paus', 'shopId');
/** For so many hours. */
export const pauseForHours = action('shp.pausfor', 'shopId', 'hours');
export const pauseTillOpening = action('shp.pausopen', 'shopId');
export const pauseTillDay = action('shp.pausday', 'shopId');
export const pauseOpenEnd = action('shp.pausend', 'shopId');
/** What customers read meanwhile. */
export const editPauseWords = action('shp.pauswords', 'shopId');
export const takeOrders = action('shp.resume', 'shopId');
