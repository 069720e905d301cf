import { action } from '../../chat/action.ts';

/** Places in the list of tables. */
export const openTables = action('tbl.all', 'page');
/**
 * Some rows of a table: all, or those that point at one row (`by` is the place of a column counted from 1, `ofId` that
 * row). They begin after, before or at the row of the cursor; a cursor of 0, 0 begins at the top.
 */
export const openTable = action('tbl.rows', 'table', 'by', 'ofId', 'searchId', 'sort', 'rowId', 'partId', 'way');
/** One row; the rest says which list to go back to. */
export const openRow = action('tbl.row', 'table', 'rowId', 'partId', 'by', 'ofId', 'searchId', 'sort');
export const openRowFields = action('tbl.fields', 'table', 'rowId', 'page');
export const editRow = action('tbl.edit', 'table', 'rowId', 'field');
export const removeRow = action('tbl.drop', 'table', 'rowId', 'partId');
export const confirmRemoval = action('tbl.gone', 'table', 'rowId', 'partId');
/** `reason` is a place in `reasons`. */
export const askWhy = action('tbl.why', 'reason');
export const searchTable = action('tbl.find', 'table');
/** The rows shown when it was made are known by the sum of their numbers: others are not changed unseen. */
export const setWholePage = action(
  'tbl.bulk',
  'table',
  'by',
  'ofId',
  'searchId',
  'sort',
  'rowId',
  'partId',
  'sum',
  'value',
);

export const ways = ['after', 'before', 'from'] as const;
export type Way = (typeof ways)[number];
