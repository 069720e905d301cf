import type { Turn } from '../../../chat/turn.ts';
import { pauseScreen } from './pause.screens.ts';
import { ownSettings } from './show-settings.ts';

export async function showPause(turn: Turn, shopId: number): Promise<void> {
  await turn.show(pauseScreen(turn.say, await ownSettings(turn, shopId), turn.now));
}
