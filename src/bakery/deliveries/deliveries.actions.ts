import { action } from '../../chat/action.ts';

export const openDeliveries = action('dlv.mine', 'page');
