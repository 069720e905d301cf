import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openBoard } from '../../kitchen/kitchen.actions.ts';
import type { CashOf, OpenCash } from './cash.queries.ts';
import { openCash, openCashOf, openHandover, openHandovers } from './handover.actions.ts';
import type { PastHandover, PastHandovers } from './handover.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

export function cashScreen(say: Say, { couriers, page, count, amount, currency }: OpenCash, isOwner: boolean): Screen {
  const title = say.html('handover.cash-title', { amount: say.money({ minor: amount, currency }) });
  const past = { label: label('time', say('handover.past-open')), data: openHandovers.write({ page: 0 }) };
  return {
    text: count === 0 ? say.html('handover.cash-empty') : title,
    buttons: [
      ...couriers.map((one) => [courierButton(say, one)]),
      ...pager(page, count, (to) => openCash.write({ page: to })),
      ...(isOwner ? [[past]] : []),
      [{ label: label('back', say('kitchen.board.open')), data: openBoard.write({ page: 0 }) }],
    ],
  };
}

/** `💵 Ivan · €47.50`, or `💵 Ivan · count €47.50` when they wait for it. */
function courierButton(say: Say, { courierId, courier, amount, currency, isWaiting }: CashOf): Button {
  const sum = say.money({ minor: amount, currency });
  const tail = ` · ${isWaiting ? say('handover.to-count', { amount: sum }) : sum}`;
  const text = shorten(courier, WIDE - tail.length - 3) + tail;
  return { label: label('cash', text), data: openCashOf.write({ courierId, page: 0 }) };
}

export function pastHandoversScreen(say: Say, past: PastHandovers, now: Date): Screen {
  const { handovers, page, count } = past;
  return {
    text: say.html(count === 0 ? 'handover.past-empty' : 'handover.past-title'),
    buttons: [
      ...handovers.map((one) => [pastButton(say, one, say.day(one.confirmedAt, past.timeZone, now))]),
      ...pager(page, count, (to) => openHandovers.write({ page: to })),
      [{ label: label('back', say('handover.cash-open')), data: openCash.write({ page: 0 }) }],
    ],
  };
}

/** `💵 Sat 21 Nov · €45 ≠ · Ivan`: whose name it is gives way. */
function pastButton(say: Say, { handoverId, courier, received, amount, currency }: PastHandover, day: string): Button {
  const sum = say.money({ minor: received, currency });
  const text = `${day} · ${sum}${received === amount ? '' : ' ≠'} · ${courier}`;
  return { label: label('cash', shorten(text, WIDE - 3)), data: openHandover.write({ handoverId }) };
}
