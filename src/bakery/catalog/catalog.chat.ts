import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { openCatalog, openCategory } from './catalog.actions.ts';
import { categoryGrid } from './catalog.queries.ts';
import { catalogScreen, goneScreen, shelfScreen } from './catalog.screens.ts';
import { shelf } from './shelf.queries.ts';

export const catalog = room();

catalog.on(openCatalog, (turn, { page }) => showCatalog(turn, page));

catalog.on(openCategory, async (turn, place) => {
  const { personId, shopId = 0 } = turn.visitor;
  const found = await turn.read(shelf, { ...place, personId, shopId });
  await turn.show(found ? shelfScreen(turn.say, found) : goneScreen(turn.say));
});

async function showCatalog(turn: Turn, page: number): Promise<void> {
  const { personId, shopId = 0 } = turn.visitor;
  const grid = await turn.read(categoryGrid, shopId, personId, page);
  await turn.show(grid ? catalogScreen(turn.say, grid) : goneScreen(turn.say));
}
