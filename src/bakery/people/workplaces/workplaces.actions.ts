import { action } from '../../../chat/action.ts';

export const openWorkplaces = action('wrk.list', 'page');
export const workAt = action('wrk.at', 'shopId');
