import { action } from '../../chat/action.ts';

export const openBoard = action('kit.board', 'page');
