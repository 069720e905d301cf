import { action } from '../../../chat/action.ts';

export const rate = action('ord.rate', 'orderId', 'stars');
/** From the message that it has arrived. */
export const rateTold = action('ord.star', 'orderId', 'stars');
export const commentOn = action('ord.comment', 'orderId');
/** The owner reads them. */
export const openRatings = action('ord.rated', 'shopId', 'page');
/** From a notice, which stays: the list comes as a new message. */
export const sendRatings = action('ord.ratings', 'shopId');
