import { action } from '../../chat/action.ts';

export const checkOut = action('ord.checkout');
export const chooseDelivery = action('ord.delivery');
export const choosePickup = action('ord.pickup');
export const changeAddress = action('ord.address');
/** What the summary showed: whatever changed since shows the new one instead of ordering. Total in minor units. */
export const confirmOrder = action('ord.place', 'cartId', 'version', 'total');
export const openOrders = action('ord.list', 'page');
/** From a card, which stays: the list comes as a new message. */
export const sendOrders = action('ord.more');
export const openOrder = action('ord.open', 'orderId');
export const askToCancel = action('ord.ask', 'orderId');
export const cancel = action('ord.cancel', 'orderId');
export const keepOrder = action('ord.keep', 'orderId');
