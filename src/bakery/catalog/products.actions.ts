import { action } from '../../chat/action.ts';

/** The owner's list of products; `page` counts from 0. */
export const openProducts = action('prd.list', 'page');
/** A product's page for its owner, and the page of the list to go back to. */
export const openOwnProduct = action('prd.open', 'productId', 'page');
/** `shown` is 1 to put it on the shelf, 0 to take it off: a second tap changes nothing. */
export const putOnShelf = action('prd.shelf', 'productId', 'shown', 'page');
export const beginProduct = action('prd.add');
