import { action } from '../../chat/action.ts';

export const orderAgain = action('ord.again', 'orderId');
/** From a card, which stays: what came of it is a new message. */
export const sendOrderAgain = action('ord.repeat', 'orderId');
