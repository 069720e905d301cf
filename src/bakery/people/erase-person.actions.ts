import { action } from '../../chat/action.ts';

/** Asked twice: what will be gone, and whether really. */
export const askToErase = action('ers.ask');
export const askAgainToErase = action('ers.really');
export const eraseForGood = action('ers.erase');
