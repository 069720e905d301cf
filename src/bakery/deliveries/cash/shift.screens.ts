import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openDeliveries } from '../deliveries.actions.ts';
import { handOverCash, openCash, openCashOf, openHandover, openShift, takeCashOf } from './handover.actions.ts';
import type { Brought, Shift, ShiftAt } from './shift.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;
/** Handovers that wait, with a button each. */
const MOST_WAITING = 5;

/** What the courier themself reads before they hand over. */
export function shiftScreen(say: Say, shift: Shift, now: Date): Screen {
  const { shopId, shop, amount, deliveries, page } = shift;
  const handing = {
    label: label('cash', say('handover.hand-over', { amount: money(say, shift) })),
    data: handOverCash.write({ shopId, amount, deliveries }),
  };
  return {
    text: [
      say.html('handover.shift', { shop }),
      ...(deliveries === 0 ? [say.html('handover.nothing-brought')] : facts(say, shift, now)),
      ...shift.waiting.map((one) => say.html('handover.waits', { amount: money(say, { ...shift, ...one }) })),
    ].join('\n\n'),
    buttons: [
      ...pager(page, deliveries, (to) => openShift.write({ shopId, page: to })),
      ...(deliveries === 0 ? [] : [[handing]]),
      [{ label: label('back', say('deliveries.list.open')), data: openDeliveries.write({ page: 0 }) }],
    ],
  };
}

/** The same, as those read it who work in the shop. */
export function cashOfScreen(say: Say, shift: Shift, now: Date): Screen {
  const { courierId, courier, amount, deliveries, page, waiting } = shift;
  const taking = {
    label: label('cash', say('handover.take-now', { amount: money(say, shift) })),
    data: takeCashOf.write({ courierId, amount, deliveries }),
  };
  return {
    text: [
      say.html('handover.cash-of', { courier }),
      ...(deliveries === 0 ? [say.html('handover.nothing-with', { courier })] : facts(say, shift, now)),
    ].join('\n\n'),
    buttons: [
      ...waiting.slice(0, MOST_WAITING).map((one) => [
        {
          label: label('cash', say('handover.count-it', { amount: money(say, { ...shift, ...one }) })),
          data: openHandover.write({ handoverId: one.handoverId }),
        },
      ]),
      ...pager(page, deliveries, (to) => openCashOf.write({ courierId, page: to })),
      ...(deliveries === 0 ? [] : [[taking]]),
      [{ label: label('back', say('handover.cash-open')), data: openCash.write({ page: 0 }) }],
    ],
  };
}

function facts(say: Say, shift: Shift, now: Date): string[] {
  return [
    broughtText(say, shift.brought, shift, now),
    say.html('handover.sum', { count: shift.deliveries, amount: money(say, shift) }),
  ];
}

/** `Order 12 · 14:30 · €12.50`, a line each. */
export function broughtText(
  say: Say,
  brought: readonly Brought[],
  { currency, timeZone }: Pick<Shift, 'currency' | 'timeZone'>,
  now: Date,
): string {
  return brought
    .map(({ orderId, deliveredAt, cash }) => {
      const time = say.time(deliveredAt, timeZone, now);
      const amount = cash === 0 ? say('handover.no-cash') : say.money({ minor: cash, currency });
      return say.html('handover.line', { number: orderId, time, amount });
    })
    .join('\n');
}

function money(say: Say, { amount, currency }: { amount: number; currency: string }): string {
  return say.money({ minor: amount, currency });
}

/** Each shop gets its own money. */
export function shiftsScreen(say: Say, shifts: readonly ShiftAt[]): Screen {
  return {
    text: say.html('handover.which-shop'),
    buttons: [
      ...shifts.map((one) => [shiftButton(say, one)]),
      [{ label: label('back', say('deliveries.list.open')), data: openDeliveries.write({ page: 0 }) }],
    ],
  };
}

function shiftButton(say: Say, shift: ShiftAt): Button {
  const tail = ` · ${money(say, shift)}`;
  const name = shorten(shift.shop, WIDE - tail.length - label('shop', '').length - 1);
  return { label: label('shop', name + tail), data: openShift.write({ shopId: shift.shopId, page: 0 }) };
}
