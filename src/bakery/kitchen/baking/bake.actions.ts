import { action } from '../../../chat/action.ts';

export const openBake = action('bak.list', 'page');
export const openBaking = action('bak.open', 'productId');
/** Carries the newest batch that was shown, 0 for none. */
export const recordBaked = action('bak.done', 'productId', 'quantity', 'seenId');
export const typeBaked = action('bak.type', 'productId');
export const correctBaked = action('bak.fix', 'productId', 'batchId');
export const takeSpares = action('bak.spare', 'productId');
export const openBakeShelf = action('bak.shelf', 'page');
export const openTomorrow = action('bak.next', 'page');
/** `days` from today: 0 or 1. */
export const sendSheet = action('bak.sheet', 'days');
