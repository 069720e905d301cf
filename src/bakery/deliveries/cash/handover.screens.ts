import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { confirmCash, openCash, openHandover, openHandoverOrders, openShifts, typeCash } from './handover.actions.ts';
import type { Handover } from './handover.queries.ts';
import type { Brought } from './shift.queries.ts';
import { broughtText } from './shift.screens.ts';

/** One card from the courier's button to the sum that was counted. */
export function handoverScreen(say: Say, handover: Handover, now: Date): Screen {
  const { handoverId, deliveries, received, mayConfirm } = handover;
  const orders = {
    label: label('orders', say('handover.orders')),
    data: openHandoverOrders.write({ handoverId, page: 0 }),
  };
  const isOpen = received === null && deliveries > 0;
  return {
    text: [head(say, handover, now), ...outcome(say, handover, now)].join('\n'),
    buttons: [
      ...(isOpen && mayConfirm ? counting(say, handover) : []),
      ...(deliveries > 0 ? [[orders]] : []),
      ...(mayConfirm ? [[{ label: label('back', say('handover.cash-open')), data: openCash.write({ page: 0 }) }]] : []),
    ],
  };
}

function head(say: Say, handover: Handover, now: Date): string {
  const { courier, shop, deliveries, askedAt, timeZone } = handover;
  return [
    say.html('handover.card', { courier, amount: money(say, handover, handover.amount) }),
    label('shop', say.html('handover.card-shop', { shop })),
    say.html('handover.card-orders', { count: deliveries, time: say.time(askedAt, timeZone, now) }),
  ].join('\n');
}

function outcome(say: Say, handover: Handover, now: Date): string[] {
  const { received, confirmedBy, confirmedAt, note, timeZone, deliveries } = handover;
  if (received === null) return deliveries === 0 ? ['', say.html('handover.empty')] : [];
  const time = say.time(confirmedAt ?? now, timeZone, now);
  const counted = say.html('handover.counted', { by: confirmedBy, amount: money(say, handover, received), time });
  return [
    '',
    counted,
    ...differenceText(say, handover),
    ...(note === null ? [] : [label('note', say.html('handover.note', { note }))]),
  ];
}

/** What is missing, or too much; nothing when the sums are the same. */
function differenceText(say: Say, handover: Handover): string[] {
  const { received, amount } = handover;
  if (received === null || received === amount) return [];
  const key = received < amount ? 'handover.missing' : 'handover.too-much';
  return [say.html(key, { amount: money(say, handover, Math.abs(received - amount)) })];
}

function counting(say: Say, handover: Handover): Button[][] {
  const { handoverId, amount } = handover;
  const confirming = say('handover.confirm', { amount: money(say, handover, amount) });
  return [
    [{ label: label('confirm', confirming), data: confirmCash.write({ handoverId, amount }) }],
    [{ label: label('edit', say('handover.other-sum')), data: typeCash.write({ handoverId }) }],
  ];
}

function money(say: Say, { currency }: Pick<Handover, 'currency'>, minor: number): string {
  return say.money({ minor, currency });
}

/** In the card's place: which orders the money is from. */
export function handoverOrdersScreen(
  say: Say,
  handover: Handover,
  { brought, page }: { readonly brought: readonly Brought[]; readonly page: number },
  now: Date,
): Screen {
  const { handoverId, deliveries } = handover;
  return {
    text: [head(say, handover, now), '', broughtText(say, brought, handover, now)].join('\n'),
    buttons: [
      ...pager(page, deliveries, (to) => openHandoverOrders.write({ handoverId, page: to })),
      [{ label: label('back', say('handover.back')), data: openHandover.write({ handoverId }) }],
    ],
  };
}

/** For the courier: somebody has counted it. */
export function handedOverScreen(say: Say, handover: Handover): Screen {
  const { confirmedBy: by, received, shop } = handover;
  return {
    text: [
      label('cash', say.html('handover.done', { by, shop, amount: money(say, handover, received ?? 0) })),
      ...differenceText(say, handover),
      ...(handover.note === null ? [] : [label('note', say.html('handover.note', { note: handover.note }))]),
    ].join('\n'),
    buttons: [[{ label: label('cash', say('handover.open')), data: openShifts.write({}) }]],
  };
}
