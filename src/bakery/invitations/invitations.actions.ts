import { action } from '../../chat/action.ts';

/** Below what is on the screen, which may be a link. */
export const openInvitations = action('inv.open');
export const seeInvitations = action('inv.see');
/** In its place. */
export const askWhom = action('inv.whom');
/** A link as it was before there was a choice: one person, seven days. `kind` is a place in `invitedKinds`. */
export const invite = action('inv.make', 'kind');
/** For how many people and how long. `shopId` is 0 for a new bakery, here and below. */
export const planInvitation = action('inv.plan', 'shopId', 'kind', 'uses', 'days');
export const typeUses = action('inv.uses', 'shopId', 'kind', 'days');
export const makeInvitation = action('inv.link', 'shopId', 'kind', 'uses', 'days');
export const listInvitations = action('inv.list', 'page');
/** `from` is the page of those who came by it. */
export const openInvitation = action('inv.one', 'invitationId', 'from', 'page');
export const stopInvitation = action('inv.stop', 'invitationId', 'page');
