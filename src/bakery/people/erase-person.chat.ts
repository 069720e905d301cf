import { room } from '../../chat/room.ts';
import { askAgainToErase, askToErase, eraseForGood } from './erase-person.actions.ts';
import { erasedScreen, eraseForGoodScreen, eraseScreen } from './erase-person.screens.ts';
import { erasePerson } from './erase-person.ts';
import { mustHaveEnded } from './open-business.ts';

export const erasing = room();

/** Said before the first question: whoever must wait need not answer it. */
erasing.on(askToErase, async (turn) => {
  await turn.read(mustHaveEnded, turn.visitor.personId);
  await turn.show(eraseScreen(turn.say));
});
erasing.on(askAgainToErase, (turn) => turn.show(eraseForGoodScreen(turn.say)));
erasing.on(eraseForGood, async (turn) => {
  await turn.run(erasePerson, {});
  await turn.show(erasedScreen(turn.say));
  await turn.commandsChanged();
});
