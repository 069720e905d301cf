import { action } from '../../chat/action.ts';

export const openDeliveries = action('dlv.mine', 'page');
/** From a card, which stays: the list comes as a new message. */
export const sendDeliveries = action('dlv.more');
export const openDelivery = action('dlv.open', 'orderId');
export const accept = action('dlv.accept', 'orderId');
export const pickUp = action('dlv.pickup', 'orderId');
export const finish = action('dlv.done', 'orderId');
/** On the way, but the customer did not get it. */
export const fail = action('dlv.fail', 'orderId');
/** Of 📤 or 🏁, as long as it was the order's last step. */
export const undoTripStep = action('dlv.undo', 'orderId', 'stepId');
export const giveBack = action('dlv.back', 'orderId');
export const openDuty = action('dty.open');
/** `on` is 1 or 0: a second tap changes nothing. */
export const changeDuty = action('dty.set', 'shopId', 'on');
