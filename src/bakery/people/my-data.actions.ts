import { action } from '../../chat/action.ts';

export const sendMyData = action('dat.send');
