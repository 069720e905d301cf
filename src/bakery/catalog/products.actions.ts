import { action } from '../../chat/action.ts';

/** The owner's list of products; `page` counts from 0. */
export const productsAction = action('prd.list', 'page');
/** A product's page for its owner, and the page of the list to go back to. */
export const ownProductAction = action('prd.open', 'productId', 'page');
/** `shown` is 1 to put it on the shelf, 0 to take it off: a second tap changes nothing. */
export const setOnShelfAction = action('prd.shelf', 'productId', 'shown', 'page');
export const addProductAction = action('prd.add');
