import { action } from '../../chat/action.ts';

export const openInvitations = action('inv.open');
/** The position in `invitedKinds`. */
export const invite = action('inv.make', 'kind');
