import { action } from '../../../chat/action.ts';

export const openAddresses = action('adr.list', 'page');
export const openAddress = action('adr.open', 'addressId');
export const addAddress = action('adr.add');
export const changeSavedAddress = action('adr.edit', 'addressId');
export const askToRemoveAddress = action('adr.ask', 'addressId');
export const removeSavedAddress = action('adr.remove', 'addressId');
