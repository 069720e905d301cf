import { action } from '../../chat/action.ts';

/** Newest first. */
export const openCustomers = action('cus.list', 'page');
export const findCustomer = action('cus.find');
/** Found by words of a name, which are kept as a search. */
export const openFound = action('cus.found', 'searchId', 'page');
/** Found by a number: E.164 without its plus. */
export const openByPhone = action('cus.phone', 'phone', 'page');
export const openCustomer = action('cus.one', 'customerId');
/** From a card, which stays to be scanned: the page comes as a new message. */
export const sendCustomer = action('cus.send', 'customerId');
/** `phone`: E.164 without its plus, 0 when none was typed. */
export const registerWith = action('cus.new', 'phone');
export const openFields = action('cus.more', 'customerId');
/** A position in `customerFields`. */
export const editField = action('cus.edit', 'customerId', 'field');
export const openOrdersOf = action('cus.ord', 'customerId', 'page');
export const sendCard = action('cus.card', 'customerId');
export const block = action('cus.block', 'customerId');
export const unblock = action('cus.free', 'customerId');
