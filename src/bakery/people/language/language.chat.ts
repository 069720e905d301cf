import { languages } from '../../../chat/languages.ts';
import { room } from '../../../chat/room.ts';
import type { Screen } from '../../../chat/screen.ts';
import type { Turn } from '../../../chat/turn.ts';
import { chooseLanguage, openLanguages } from './language.actions.ts';
import { languagesOffered } from './language.queries.ts';
import { languageScreen } from './language.screens.ts';
import { setLanguage } from './set-language.ts';

export const language = room();

language.command('language', async (turn) => turn.send(await screenFor(turn)));
language.on(openLanguages, async (turn) => turn.show(await screenFor(turn)));
language.on(chooseLanguage, async (turn, { language: position }) => {
  const chosen = languages[position];
  if (chosen) {
    await turn.run(setLanguage, { language: chosen });
    turn.speak(chosen);
    await turn.toast(turn.say('people.language.chosen'));
    await turn.commandsChanged();
  }
  await turn.show(await screenFor(turn));
});

/** The one they read now is among them, whatever the shop offers; who works here has all. */
async function screenFor(turn: Turn): Promise<Screen> {
  const { say, visitor } = turn;
  const isStaff = visitor.operator || visitor.roles.length > 0;
  const offered = isStaff ? [] : await turn.read(languagesOffered, visitor.shopId ?? 0);
  const shown = languages.filter((one) => offered.length === 0 || offered.includes(one) || one === say.language);
  return languageScreen(say, shown);
}
