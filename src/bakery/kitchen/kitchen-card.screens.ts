import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { reasonText } from '../orders/cancel-reason.ts';
import { bake, handOver, ready, reject, sendBoard } from './kitchen.actions.ts';
import type { KitchenOrder } from './kitchen.queries.ts';

/** A message holds 4096 characters; the longest names fill a line with 90. */
const MOST_LINES = 30;

export function kitchenCardScreen(say: Say, order: KitchenOrder, now: Date): Screen {
  const text = [head(say, order, now), lines(say, order), tail(say, order)].join('\n\n');
  return {
    text,
    buttons: [...steps(say, order), [{ label: label('back', say('kitchen.board.open')), data: sendBoard.write({}) }]],
  };
}

function head(
  say: Say,
  { orderId, status, fulfilment, customer, placedAt, timeZone }: KitchenOrder,
  now: Date,
): string {
  return [
    say.html('kitchen.card.title', { number: orderId, stage: say(`kitchen.stage.${status}`) }),
    label(fulfilment, say.html(`kitchen.card.${fulfilment}`, { customer, time: say.time(placedAt, timeZone, now) })),
  ].join('\n');
}

function lines(say: Say, { lines }: KitchenOrder): string {
  const shown = lines.slice(0, MOST_LINES).map((line) => say.html('kitchen.card.line', line));
  const left = lines.length - shown.length;
  return [...shown, ...(left > 0 ? [say.html('kitchen.card.more', { count: left })] : [])].join('\n');
}

function tail(say: Say, { fulfilment, courier, status, reason, total, currency }: KitchenOrder): string {
  const paid = [say.html('kitchen.card.cash', { total: say.money({ minor: total, currency }) })];
  if (status === 'cancelled') {
    return reason
      ? say.html('kitchen.card.reason', { reason: reasonText(say, reason) })
      : say.html('kitchen.card.withdrawn');
  }
  if (fulfilment === 'pickup') return paid.join('\n');
  return [...paid, courier ? say.html('kitchen.card.courier', { courier }) : say.html('kitchen.card.no-courier')].join(
    '\n',
  );
}

export function canBeRejected({ status }: KitchenOrder): boolean {
  return status === 'pending' || status === 'baking' || status === 'ready';
}

/** What the kitchen can do now; nothing once the order has left. */
function steps(say: Say, { orderId, status, fulfilment, bakesToOrder }: KitchenOrder): Button[][] {
  const rejecting = { label: label('reject', say('kitchen.reject')), data: reject.write({ orderId }) };
  const handing = { label: label('pickup', say('kitchen.hand-over')), data: handOver.write({ orderId }) };
  const leaves = status === 'ready' || (status === 'pending' && !bakesToOrder);
  if (leaves) return fulfilment === 'pickup' ? [[handing], [rejecting]] : [[rejecting]];
  if (status === 'pending')
    return [[{ label: label('bake', say('kitchen.bake')), data: bake.write({ orderId }) }], [rejecting]];
  if (status === 'baking')
    return [[{ label: label('ready', say('kitchen.ready')), data: ready.write({ orderId }) }], [rejecting]];
  return [];
}
