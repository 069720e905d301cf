import { action } from '../../../chat/action.ts';

export const openLanguages = action('lng.open');
/** The position in `languages` of chat/languages.ts. */
export const chooseLanguage = action('lng.set', 'language');
