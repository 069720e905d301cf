import { action } from '../../chat/action.ts';

/** Places in the list of tables. */
export const openTables = action('tbl.all', 'page');
/**
 * Some rows of a table (`place`, see list-place.ts): all, or those that point at the row `ofId`. They begin after,
 * before or at the row of the cursor; a cursor of 0, 0 begins at the top.
 */
export const openTable = action('tbl.rows', 'place', 'ofId', 'searchId', 'rowId', 'partId');
/** One row; the rest says which list to go back to. */
export const openRow = action('tbl.row', 'place', 'ofId', 'searchId', 'rowId', 'partId');
export const openRowFields = action('tbl.fields', 'table', 'rowId', 'page');
export const editRow = action('tbl.edit', 'table', 'rowId', 'field');
export const removeRow = action('tbl.drop', 'table', 'rowId', 'partId');
export const confirmRemoval = action('tbl.gone', 'table', 'rowId', 'partId');
/** `reason` is a place in `reasons`. */
export const askWhy = action('tbl.why', 'reason');
/** The same of one row, with a way to the page where it is done. */
export const askWhyNot = action('tbl.no', 'reason', 'table', 'rowId', 'partId');
export const searchTable = action('tbl.find', 'table');
/** The rows shown when it was made are known by the sum of their numbers: others are not changed unseen. */
export const setWholePage = action('tbl.bulk', 'place', 'ofId', 'searchId', 'rowId', 'partId', 'sum');
