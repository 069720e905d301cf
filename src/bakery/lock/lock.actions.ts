import { action } from '../../chat/action.ts';

export const openLock = action('lck.open');
export const changePin = action('lck.change');
