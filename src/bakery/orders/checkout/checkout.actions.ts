import { action } from '../../../chat/action.ts';

/** As `confirmOrder`, with the moment that was promised: minutes since 1970. */
export const confirmDue = action('ord.buy', 'cartId', 'version', 'total', 'due');
export const chooseTime = action('ord.when');
/** A day of the shop's calendar as a number, 20261121. */
export const chooseDay = action('ord.day', 'day', 'page');
/** Minutes since 1970. */
export const chooseSlot = action('ord.slot', 'at');
export const asSoonAsPossible = action('ord.asap');
export const writeNote = action('ord.note');
export const sayChange = action('ord.change');
export const changePhone = action('ord.phone');
export const backToSummary = action('ord.back');
