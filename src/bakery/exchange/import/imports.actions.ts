import { action } from '../../../chat/action.ts';

/** Asks for a table of products. */
export const beginImport = action('imp.ask');
export const sendTemplate = action('imp.form');
/** What a table would do. */
export const openImport = action('imp.open', 'importId');
/** `what` is a position in `DETAILS`. */
export const openDetails = action('imp.see', 'importId', 'what', 'page');
export const confirmImport = action('imp.do', 'importId');
/** Which photos did not come. */
export const openPhotos = action('imp.pics', 'importId', 'page');
export const refuseImport = action('imp.drop', 'importId');
