import { action } from '../../../chat/action.ts';

/** Who brings it, and who could. */
export const openCouriers = action('asg.list', 'orderId', 'page');
export const assign = action('asg.give', 'orderId', 'courierId');
/** Carries whose it was: a second tap takes it from nobody else. */
export const takeAway = action('asg.take', 'orderId', 'courierId');
