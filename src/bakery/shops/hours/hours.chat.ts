import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { editShop } from '../settings/edit-shop.ts';
import { ownSettings } from '../settings/show-settings.ts';
import { daysFrom, readDate } from './days.ts';
import {
  addHolidays,
  askAlwaysOpen,
  beAlwaysOpen,
  editHolidays,
  editWeekdays,
  openHolidays,
  openWeek,
} from './hours.actions.ts';
import { hoursForm } from './hours.form.ts';
import { weekdays } from './hours.ts';
import { showHolidays, showWeek } from './show-hours.ts';
import { alwaysOpenScreen } from './week.screens.ts';

export const openingHours = room();

/** Of one question about dates. */
const MOST_DAYS = 31;

openingHours.form(hoursForm);
openingHours.on(openWeek, (turn, { shopId }) => showWeek(turn, shopId));
openingHours.on(openHolidays, (turn, { shopId, page }) => showHolidays(turn, shopId, page));

openingHours.on(editWeekdays, async (turn, { shopId, weekdays: bits }) => {
  const days = weekdays.filter((_, bit) => bits & (1 << bit));
  return days.length > 0 ? ask(turn, shopId, days) : showWeek(turn, shopId);
});
openingHours.on(addHolidays, (turn, { shopId }) => ask(turn, shopId));
openingHours.on(editHolidays, (turn, { shopId, date, count }) => {
  const first = readDate(date);
  const isRow = first !== undefined && count > 0 && count <= MOST_DAYS;
  return isRow ? ask(turn, shopId, daysFrom(first, count)) : showHolidays(turn, shopId, 0);
});

openingHours.on(askAlwaysOpen, async (turn, { shopId }) => {
  await turn.show(alwaysOpenScreen(turn.say, await ownSettings(turn, shopId)));
});
openingHours.on(beAlwaysOpen, async (turn, { shopId }) => {
  const { hours } = await ownSettings(turn, shopId);
  await turn.run(editShop, { shopId, column: 'hours', value: null, seen: hours as never });
  await showWeek(turn, shopId);
});

async function ask(turn: Turn, shopId: number, days?: string[]): Promise<void> {
  const { hours, timeZone } = await ownSettings(turn, shopId);
  await turn.begin(hoursForm, { shopId, timeZone, hours, days });
}
