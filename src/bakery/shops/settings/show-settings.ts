import type { Screen } from '../../../chat/screen.ts';
import type { Turn } from '../../../chat/turn.ts';
import { mustOwn } from '../../people/workplace.ts';
import { atWork } from '../../people/workplaces/at-work.ts';
import { Refusal } from '../../refusal.ts';
import { type Settings, settingsOf } from './settings.queries.ts';
import { sectionScreen, settingsScreen } from './settings.screens.ts';
import { sections } from './shop-fields.ts';

/** @throws {Refusal} `not-allowed` for whoever does not own the shop, `shop.gone` */
export async function ownSettings(turn: Turn, shopId: number): Promise<Settings> {
  mustOwn(turn.visitor, shopId);
  const found = await turn.read(settingsOf, shopId);
  if (!found) throw new Refusal('shop.gone');
  return found;
}

export async function showSettings(turn: Turn, shopId: number): Promise<void> {
  await turn.show(await settingsFor(turn, shopId));
}

export async function settingsFor(turn: Turn, shopId: number): Promise<Screen> {
  return atWork(turn, shopId, settingsScreen(turn.say, await ownSettings(turn, shopId), turn.now));
}

/** @param position in `sections`; one that is not there leads to all of them. */
export async function showSection(turn: Turn, shopId: number, position: number): Promise<void> {
  const section = sections[position];
  if (!section) return showSettings(turn, shopId);
  await turn.show(sectionScreen(turn.say, await ownSettings(turn, shopId), section));
}
