import { action } from '../../chat/action.ts';

/**
 * Changes of the shop: of one person (`byId`), in one table (its place counted from 1) or on one day (`20261121`); 0 is
 * any. They begin after (`way` 0), before (1) or from (2) the change `rowId`; 0 is the newest.
 */
export const openAudit = action('aud.list', 'byId', 'table', 'day', 'rowId', 'way');
/** Of one row; `table` is its place counted from 0, `changeId` and `way` as above. */
export const openRowChanges = action('aud.of', 'table', 'rowId', 'changeId', 'way');
export const openChange = action('aud.one', 'changeId', 'byId', 'table', 'day');
export const undoChange = action('aud.undo', 'changeId', 'byId', 'table', 'day');
/** `what` is a place in `filtered`. */
export const chooseFilter = action('aud.filter', 'what', 'byId', 'table', 'day', 'page');
export const typeDay = action('aud.day', 'byId', 'table', 'day');

export const filtered = ['who', 'table', 'day'] as const;
