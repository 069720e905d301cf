import { action } from '../../chat/action.ts';

/** `kind` is a place in `shownKinds`. */
export const openStaff = action('stf.list', 'kind', 'page');
export const openColleague = action('stf.one', 'roleId', 'kind', 'page');
/** Of somebody who has orders to bring. */
export const askSuspension = action('stf.hold', 'roleId', 'kind', 'page');
export const suspendColleague = action('stf.stop', 'roleId', 'kind', 'page');
export const resumeColleague = action('stf.back', 'roleId', 'kind', 'page');
export const askDismissal = action('stf.ask', 'roleId', 'kind', 'page');
export const dismissColleague = action('stf.out', 'roleId', 'kind', 'page');
export const chooseKind = action('stf.kinds', 'roleId', 'kind', 'page');
/** `to` is a place in `kinds`. */
export const changeKind = action('stf.kind', 'roleId', 'to', 'kind', 'page');

export const clearColleaguePin = action('stf.pin', 'roleId', 'kind', 'page');

/** Their places are part of buttons. */
export const kinds = ['courier', 'employee', 'owner'] as const;
export const shownKinds = ['all', 'courier', 'employee', 'owner', 'suspended'] as const;
