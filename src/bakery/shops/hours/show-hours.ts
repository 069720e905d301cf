import type { Turn } from '../../../chat/turn.ts';
import { ownSettings } from '../settings/show-settings.ts';
import { holidaysScreen, weekScreen } from './week.screens.ts';

export async function showWeek(turn: Turn, shopId: number): Promise<void> {
  await turn.show(weekScreen(turn.say, await ownSettings(turn, shopId), turn.now));
}

export async function showHolidays(turn: Turn, shopId: number, page: number): Promise<void> {
  await turn.show(holidaysScreen(turn.say, await ownSettings(turn, shopId), page, turn.now));
}
