import { room } from '../../chat/room.ts';
import { workplace } from '../people/workplace.ts';
import { Refusal } from '../refusal.ts';
import { openTalk } from './kitchen.actions.ts';
import { talk } from './talk.queries.ts';
import { talkScreen } from './talk.screens.ts';

export const talks = room();

talks.on(openTalk, async (turn, asked) => {
  workplace(turn.visitor, 'employee', 'owner');
  const found = await turn.read(talk, asked, turn.visitor);
  if (!found) throw new Refusal('order.unknown');
  await turn.show(talkScreen(turn.say, found, turn.now));
});
