import { room } from '../../chat/room.ts';
import { sendMyData } from './my-data.actions.ts';
import { allAbout } from './my-data.queries.ts';
import { myDataScreen } from './my-data.screens.ts';

export const myData = room();

myData.on(sendMyData, async (turn) => {
  const everything = await turn.read(allAbout, turn.visitor.personId);
  await turn.send(myDataScreen(turn.say, everything));
});
