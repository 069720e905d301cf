import { action } from '../../../chat/action.ts';

/** In the group: whose board it is to be. */
export const linkShop = action('grp.link', 'shopId');
export const chooseLinked = action('grp.list', 'page');
/** In a private chat. */
export const openGroups = action('grp.open', 'page');
export const releaseGroup = action('grp.free', 'shopId');
