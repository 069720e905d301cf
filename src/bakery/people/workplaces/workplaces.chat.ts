import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { chooseWorkplace } from './choose-workplace.ts';
import { openWorkplaces, workAt } from './workplaces.actions.ts';
import { workplaceNamed, workplacesOf } from './workplaces.queries.ts';
import { workingAtScreen, workplacesScreen } from './workplaces.screens.ts';

export const workplaces = room();

workplaces.on(openWorkplaces, (turn, { page }) => showWorkplaces(turn, page));

workplaces.on(workAt, async (turn, { shopId }) => {
  await turn.run(chooseWorkplace, { shopId });
  const { operator, roles } = turn.visitor;
  const place = await turn.read(workplaceNamed, shopId, turn.visitor);
  if (!place) return showWorkplaces(turn, 0);
  const kinds = roles.filter((role) => role.shopId === shopId).map(({ kind }) => kind);
  await turn.show(
    workingAtScreen(turn.say, place.name, { shopId, kinds: new Set(operator ? [...kinds, 'owner'] : kinds) }),
  );
});

async function showWorkplaces(turn: Turn, page: number): Promise<void> {
  await turn.show(workplacesScreen(turn.say, await turn.read(workplacesOf, turn.visitor, page), page));
}
