import { action } from '../../chat/action.ts';

/** `searchId` 0: all of them; `low` 1: only what runs low. */
export const openRestock = action('stk.list', 'searchId', 'low', 'page');
export const findStock = action('stk.find');
/** A product's stock, and the place of the list to go back to. */
export const openStock = action('stk.open', 'productId', 'searchId', 'low', 'page');
/** Carries the newest movement that was shown, 0 for none: a double tap adds nothing twice. */
export const addPieces = action('stk.more', 'productId', 'quantity', 'seenId', 'searchId', 'low', 'page');
export const typePieces = action('stk.type', 'productId', 'searchId', 'low', 'page');
export const takePieces = action('stk.less', 'productId', 'searchId', 'low', 'page');
export const countPieces = action('stk.count', 'productId', 'searchId', 'low', 'page');
export const changeLowLevel = action('stk.low', 'productId', 'page');
/** The ledger, newest first. */
export const openLedger = action('stk.log', 'productId', 'page');
