import { languages } from '../../chat/languages.ts';
import { room } from '../../chat/room.ts';
import { chooseLanguage, openLanguages } from './language.actions.ts';
import { languageScreen } from './language.screens.ts';
import { setLanguage } from './set-language.ts';

export const language = room();

language.command('language', (turn) => turn.send(languageScreen(turn.say, languages)));
language.on(openLanguages, (turn) => turn.show(languageScreen(turn.say, languages)));
language.on(chooseLanguage, async (turn, { language: position }) => {
  const chosen = languages[position];
  if (chosen) {
    await turn.run(setLanguage, { language: chosen });
    turn.speak(chosen);
    await turn.toast(turn.say('people.language.chosen'));
    await turn.commandsChanged();
  }
  await turn.show(languageScreen(turn.say, languages));
});
