import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import type { Turn } from '../../../chat/turn.ts';
import { workplace } from '../../people/workplace.ts';
import { atWork } from '../../people/workplaces/at-work.ts';
import { type OwnListPage, ownList } from './own-list.queries.ts';
import { ownListScreen } from './own-list.screens.ts';
import { unpackPlace } from './own-place.ts';

/** @param place as `packPlace` has it */
export async function ownListOf(turn: Turn, place: number): Promise<OwnListPage> {
  const { personId } = turn.visitor;
  return turn.read(ownList, { shopId: workplace(turn.visitor, 'owner'), personId, ...unpackPlace(place) });
}

export async function showOwnList(
  turn: Turn,
  place: number,
  screen: (say: Say, listed: OwnListPage) => Screen = ownListScreen,
): Promise<void> {
  const listed = await ownListOf(turn, place);
  await turn.show(await atWork(turn, workplace(turn.visitor, 'owner'), screen(turn.say, listed)));
}
