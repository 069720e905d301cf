import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { askAgainToErase, eraseForGood } from './erase-person.actions.ts';
import { sendMyData } from './my-data.actions.ts';
import { openProfile } from './profile/profile.actions.ts';

export function eraseScreen(say: Say): Screen {
  return {
    text: say.html('profile.erase.ask'),
    buttons: [
      [{ label: label('report', say('profile.edit.my-data')), data: sendMyData.write({}) }],
      [{ label: label('remove', say('profile.erase.yes')), data: askAgainToErase.write({}) }],
      [stay(say)],
    ],
  };
}

export function eraseForGoodScreen(say: Say): Screen {
  return {
    text: say.html('profile.erase.ask-again'),
    buttons: [[{ label: label('remove', say('profile.erase.for-good')), data: eraseForGood.write({}) }], [stay(say)]],
  };
}

export function erasedScreen(say: Say): Screen {
  return { text: say.html('profile.erase.done') };
}

function stay(say: Say): Button {
  return { label: label('back', say('profile.erase.stay')), data: openProfile.write({}) };
}
