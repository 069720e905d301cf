import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { openHome } from '../shops/home.actions.ts';
import { chooseLanguage } from './language.actions.ts';

/** @param languages in the order whose positions the buttons carry. */
export function languageScreen(say: Say, languages: readonly string[]): Screen {
  const choices = languages.map((language, position) => {
    const name = say(`people.language.names.${language}`);
    return [{ label: label('language', name), data: chooseLanguage.write({ language: position }) }];
  });
  const back = [{ label: label('back', say('people.home')), data: openHome.write({}) }];
  return { text: say.html('people.language.choose'), buttons: [...choices, back] };
}
