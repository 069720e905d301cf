import { label } from '../../../chat/emoji.ts';
import { languages } from '../../../chat/languages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { openHome } from '../../shops/home.actions.ts';
import { chooseLanguage } from './language.actions.ts';

/** @param offered of `languages`, whose positions the buttons carry. */
export function languageScreen(say: Say, offered: readonly (typeof languages)[number][]): Screen {
  const choices = offered.map((language) => {
    const name = say(`people.language.names.${language}`);
    return [{ label: label('language', name), data: chooseLanguage.write({ language: languages.indexOf(language) }) }];
  });
  const back = [{ label: label('back', say('people.home')), data: openHome.write({}) }];
  return { text: say.html('people.language.choose'), buttons: [...choices, back] };
}
