import { action } from '../../chat/action.ts';

export const openHome = action('shp.home');
