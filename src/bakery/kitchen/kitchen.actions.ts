import { action } from '../../chat/action.ts';

export const openBoard = action('kit.board', 'page');
/** A position in `boardFilters`. */
export const listBoard = action('kit.list', 'filter', 'page');
/** From a card, which stays: the board comes as a new message. */
export const sendBoard = action('kit.more');
export const openKitchenCard = action('kit.open', 'orderId');
export const bake = action('kit.bake', 'orderId');
export const ready = action('kit.ready', 'orderId');
export const reject = action('kit.reject', 'orderId');
export const undo = action('kit.undo', 'orderId', 'stepId');
/** What was written about an order; page 0 has the newest. */
export const openTalk = action('kit.talk', 'orderId', 'page');
export const handOver = action('kit.hand', 'orderId');
