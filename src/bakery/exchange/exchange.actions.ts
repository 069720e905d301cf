import { action } from '../../chat/action.ts';

/** Tables that go out. */
export const openExchange = action('exc.open');
/** `what` is a position in `exported`; asks for the days where there are any. */
export const openExport = action('exc.what', 'what');
/** `days` before today; `EVERYTHING` for all there is. */
export const sendExport = action('exc.send', 'what', 'days');
export const typeDays = action('exc.days', 'what');
