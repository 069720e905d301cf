import type { Screen } from '../../../chat/screen.ts';
import type { Turn } from '../../../chat/turn.ts';
import { workplaceNamed } from './workplaces.queries.ts';
import { atWorkScreen, inShopScreen } from './workplaces.screens.ts';

/** A screen for those who work in a shop: who has one only reads it as it is, others which one it is about. */
export async function atWork(turn: Turn, shopId: number, screen: Screen): Promise<Screen> {
  const name = await nameAmongOthers(turn, shopId);
  return name === undefined ? screen : atWorkScreen(turn.say, name, screen);
}

/** As `atWork`, for a page further in, from which nobody goes to another shop at once. */
export async function inShop(turn: Turn, shopId: number, screen: Screen): Promise<Screen> {
  const name = await nameAmongOthers(turn, shopId);
  return name === undefined ? screen : inShopScreen(turn.say, name, screen);
}

/** The name of a shop, for those who work in others too. */
export async function nameAmongOthers(turn: Turn, shopId: number): Promise<string | undefined> {
  const { operator, roles } = turn.visitor;
  if (!operator && new Set(roles.map((role) => role.shopId)).size < 2) return undefined;
  const place = await turn.read(workplaceNamed, shopId, turn.visitor);
  return place?.hasOthers ? place.name : undefined;
}
