import type { Screen } from '../../../chat/screen.ts';
import type { Turn } from '../../../chat/turn.ts';
import { workplaceNamed } from './workplaces.queries.ts';
import { atWorkScreen } from './workplaces.screens.ts';

/** A screen for those who work in a shop: who has one only reads it as it is, others which one it is about. */
export async function atWork(turn: Turn, shopId: number, screen: Screen): Promise<Screen> {
  const { operator, roles } = turn.visitor;
  if (!operator && new Set(roles.map((role) => role.shopId)).size < 2) return screen;
  const place = await turn.read(workplaceNamed, shopId, turn.visitor);
  return place?.hasOthers ? atWorkScreen(turn.say, place.name, screen) : screen;
}
