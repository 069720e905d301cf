import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { openHome } from '../shops/home.actions.ts';
import { changePin, openLock } from './lock.actions.ts';

const home = (say: Say) => [{ label: label('back', say('lock.home')), data: openHome.write({}) }];

export function openedScreen(say: Say): Screen {
  return {
    text: say.html('lock.opened'),
    buttons: [[{ label: label('edit', say('lock.change')), data: changePin.write({}) }], home(say)],
  };
}

export function closedScreen(say: Say): Screen {
  return {
    text: say.html('lock.closed'),
    buttons: [[{ label: label('unlock', say('lock.open')), data: openLock.write({}) }], home(say)],
  };
}

export function noLockScreen(say: Say): Screen {
  return { text: say.html('lock.none'), buttons: [home(say)] };
}
