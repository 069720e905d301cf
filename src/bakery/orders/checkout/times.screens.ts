import { label } from '../../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { slotText } from '../when.ts';
import { asSoonAsPossible, backToSummary, chooseDay, chooseSlot, chooseTime } from './checkout.actions.ts';
import type { Times } from './times.queries.ts';

const MINUTE_MS = 60_000;

export function daysScreen(say: Say, { earliest, days, timeZone }: Times, now: Date): Screen {
  const soon = earliest && say.time(earliest, timeZone, now);
  const buttons = days.map(({ date, slots }) => ({
    label: label('time', say.day(slots[0]!, timeZone, now)),
    data: chooseDay.write({ day: numberOf(date), page: 0 }),
  }));
  return {
    text: say.html(days.length > 0 ? 'checkout.choose-day' : 'checkout.no-days'),
    buttons: [
      ...(soon
        ? [[{ label: label('time', say('checkout.soon', { time: soon })), data: asSoonAsPossible.write({}) }]]
        : []),
      ...inPairs(buttons),
      back(say, backToSummary.write({})),
    ],
  };
}

/** @param day as its button has it; one that is over or full by now shows the days again. */
export function slotsScreen(say: Say, times: Times, day: number, wanted: number, now: Date): Screen {
  const { days, timeZone, slotMinutes } = times;
  const found = days.find(({ date }) => numberOf(date) === day);
  if (!found) return daysScreen(say, times, now);
  const count = found.slots.length;
  const page = pageOf(wanted, count);
  const buttons = found.slots.slice(page * PAGE, (page + 1) * PAGE).map((slot) => ({
    label: label('time', slotText(say, slot, slotMinutes, timeZone)),
    data: chooseSlot.write({ at: slot.getTime() / MINUTE_MS }),
  }));
  return {
    text: say.html('checkout.choose-slot', { day: say.day(found.slots[0]!, timeZone, now) }),
    buttons: [
      ...inPairs(buttons),
      ...pager(page, count, (to) => chooseDay.write({ day, page: to })),
      back(say, chooseTime.write({})),
    ],
  };
}

function back(say: Say, data: string): Button[] {
  return [{ label: label('back', say('checkout.back')), data }];
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, i) => (i % 2 ? [] : [[button, ...buttons.slice(i + 1, i + 2)]]));
}

function numberOf(date: string): number {
  return Number(date.replaceAll('-', ''));
}
