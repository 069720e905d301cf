import { action } from '../../chat/action.ts';

export const openLanguages = action('lng.open');
