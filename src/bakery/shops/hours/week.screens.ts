import { label } from '../../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openSettings } from '../settings/settings.actions.ts';
import type { Settings } from '../settings/settings.queries.ts';
import { daysText } from './days.screens.ts';
import { daysFrom, writeDate } from './days.ts';
import { type Holidays, holidaysOf } from './holidays.ts';
import {
  addHolidays,
  askAlwaysOpen,
  beAlwaysOpen,
  editHolidays,
  editWeekdays,
  openHolidays,
  openWeek,
} from './hours.actions.ts';
import { hoursText, spansText } from './hours.screens.ts';
import { weekdays } from './hours.ts';
import { dateAt } from './opening.ts';
import { hoursOf } from './set-hours.ts';

const [MONDAY_TO_FRIDAY, EVERY_DAY] = [0b0011111, 0b1111111];
/** Letters on a button as wide as the screen, beside its emoji. */
const WIDE = 31;

/** Hours by weekday, each with its ✏️, and several at once. */
export function weekScreen(say: Say, { shopId, name, hours, timeZone }: Settings, now: Date): Screen {
  const edit = (text: string, days: number): Button => {
    return { label: label('edit', text), data: editWeekdays.write({ shopId, weekdays: days }) };
  };
  return {
    text: [
      label('shop', say.html('shops.name', { name })),
      hours ? hoursText(say, hours, timeZone, now) : say.html('settings.hours.always'),
      say.html('settings.hours.clock', { zone: timeZone.replaceAll('_', ' ') }),
    ].join('\n\n'),
    buttons: [
      ...weekdays.map((day, bit) => {
        const spans = spansText(say, hoursOf(hours, day)!);
        return [edit(shorten(`${say(`shops.days.${day}`)} · ${spans}`, WIDE), 1 << bit)];
      }),
      [edit(say('settings.hours.weekdays'), MONDAY_TO_FRIDAY!), edit(say('settings.hours.every-day'), EVERY_DAY!)],
      [{ label: label('time', say('settings.holidays.open')), data: openHolidays.write({ shopId, page: 0 }) }],
      ...(hours
        ? [[{ label: label('remove', say('settings.hours.be-always')), data: askAlwaysOpen.write({ shopId }) }]]
        : []),
      [{ label: label('back', say('settings.all')), data: openSettings.write({ shopId }) }],
    ],
  };
}

/** Hours that took a while to write go with one tap: asked first. */
export function alwaysOpenScreen(say: Say, { shopId, name }: Settings): Screen {
  return {
    text: say.html('settings.hours.ask-always', { name }),
    buttons: [
      [{ label: label('confirm', say('settings.hours.be-always')), data: beAlwaysOpen.write({ shopId }) }],
      [{ label: label('back', say('settings.hours.keep')), data: openWeek.write({ shopId }) }],
    ],
  };
}

/** What is not as usual from today on; what is over is not shown. */
export function holidaysScreen(
  say: Say,
  { shopId, name, hours, timeZone }: Settings,
  asked: number,
  now: Date,
): Screen {
  const all = holidaysOf(hours, dateAt(now, timeZone));
  const page = pageOf(asked, all.length);
  const shown = all.slice(page * PAGE, (page + 1) * PAGE);
  const title = all.length === 0 ? 'settings.holidays.none' : 'settings.holidays.title';
  return {
    text: [
      label('time', say.html(title, { name })),
      ...shown.map((some) => say.html('shops.day', { day: textOf(say, some, now), hours: spansText(say, some.spans) })),
    ].join('\n'),
    buttons: [
      ...shown.map((some) => [holidaysButton(say, shopId, some, now)]),
      ...pager(page, all.length, (to) => openHolidays.write({ shopId, page: to })),
      [{ label: label('add', say('settings.holidays.add')), data: addHolidays.write({ shopId }) }],
      [{ label: label('back', say('settings.hours.back')), data: openWeek.write({ shopId }) }],
    ],
  };
}

function holidaysButton(say: Say, shopId: number, holidays: Holidays, now: Date): Button {
  const { from, count } = holidays;
  return {
    label: label('edit', shorten(textOf(say, holidays, now), WIDE)),
    data: editHolidays.write({ shopId, date: writeDate(from), count }),
  };
}

function textOf(say: Say, { from, count }: Holidays, now: Date): string {
  return daysText(say, daysFrom(from, count), now);
}
