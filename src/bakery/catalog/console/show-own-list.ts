import type { Turn } from '../../../chat/turn.ts';
import { workplace } from '../../people/workplace.ts';
import { atWork } from '../../people/workplaces/at-work.ts';
import { ownList } from './own-list.queries.ts';
import { ownListScreen } from './own-list.screens.ts';
import { unpackPlace } from './own-place.ts';

/** @param place as `packPlace` has it */
export async function showOwnList(turn: Turn, place: number): Promise<void> {
  const { personId } = turn.visitor;
  const shopId = workplace(turn.visitor, 'owner');
  const listed = await turn.read(ownList, { shopId, personId, ...unpackPlace(place) });
  await turn.show(await atWork(turn, shopId, ownListScreen(turn.say, listed)));
}
