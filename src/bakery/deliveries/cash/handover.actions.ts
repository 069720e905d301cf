import { action } from '../../../chat/action.ts';

/** A courier's shops, or the shift itself when there is one. */
export const openShifts = action('hov.shifts');
export const openShift = action('hov.shift', 'shopId', 'page');
/** Carries what was read: by another sum nobody hands over. */
export const handOverCash = action('hov.ask', 'shopId', 'amount', 'deliveries');
export const confirmCash = action('hov.take', 'handoverId', 'amount');
export const typeCash = action('hov.type', 'handoverId');
export const openHandover = action('hov.open', 'handoverId');
export const openHandoverOrders = action('hov.orders', 'handoverId', 'page');
/** Who has how much, for those who work in the shop. */
export const openCash = action('hov.cash', 'page');
export const openCashOf = action('hov.of', 'courierId', 'page');
/** Somebody of the shop takes it without being asked: the courier's phone is dead, or they work here no more. */
export const takeCashOf = action('hov.grab', 'courierId', 'amount', 'deliveries');
export const openHandovers = action('hov.past', 'page');
