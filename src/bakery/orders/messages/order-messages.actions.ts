import { action } from '../../../chat/action.ts';

/** The customer writes to the bakery. */
export const askBakery = action('ord.talk', 'orderId');
/** The bakery answers a message. */
export const answerCustomer = action('ord.reply', 'messageId');
