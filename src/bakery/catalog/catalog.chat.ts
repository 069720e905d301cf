import { linkId } from '../../chat/link.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { lookAtShop } from '../shops/look-at-shop.ts';
import { openCatalog, openCatalogOf, openCategory } from './catalog.actions.ts';
import { categoryGrid } from './catalog.queries.ts';
import { catalogScreen, goneScreen, shelfScreen } from './catalog.screens.ts';
import { shopToday } from './finding/filter.queries.ts';
import { type Filter, readFilter } from './finding/filter.ts';
import { lookAtCategory } from './look-at-category.ts';
import { shelf } from './shelf.queries.ts';

export const catalog = room();

catalog.on(openCatalog, (turn, { page }) => showCatalog(turn, page));
catalog.on(openCatalogOf, async (turn, { shopId }) => {
  await turn.run(lookAtShop, { shopId });
  await showCatalog(turn, 0, shopId);
});
catalog.on(openCategory, (turn, place) => showShelf(turn, place));

catalog.link('c_', async (turn, words) => {
  const categoryId = linkId(words);
  await (categoryId === undefined ? turn.show(goneScreen(turn.say)) : showShelf(turn, { categoryId, page: 0 }));
});

/** As the person wants to see it. Only a filter for today asks for the time that is left of it. */
export async function showShelf(
  turn: Turn,
  place: { categoryId: number; page: number },
  filter: Filter = readFilter(turn.visitor.filter),
  shopId = turn.visitor.shopId ?? 0,
): Promise<void> {
  const today = filter.today ? await turn.read(shopToday, shopId, turn.now) : undefined;
  const { personId } = turn.visitor;
  const wanted = { ...place, personId, shopId, filter, minutesLeft: today?.minutesLeft };
  const found = await turn.read(shelf, wanted);
  if (found) return turn.show(shelfScreen(turn.say, found));
  // An old list of a shop that the person looks at no more.
  const there = await turn.run(lookAtCategory, { categoryId: place.categoryId });
  if (there.shopId !== null && there.shopId !== shopId) return showShelf(turn, place, filter, there.shopId);
  await turn.show(goneScreen(turn.say));
}

async function showCatalog(turn: Turn, page: number, shopId = turn.visitor.shopId ?? 0): Promise<void> {
  const { personId, filter } = turn.visitor;
  const grid = await turn.read(categoryGrid, shopId, personId, page);
  await turn.show(grid ? catalogScreen(turn.say, grid, readFilter(filter)) : goneScreen(turn.say));
}
