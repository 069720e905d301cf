import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openCouriers } from '../deliveries/assigning/assign.actions.ts';
import { openProof } from '../deliveries/proof/proof.actions.ts';
import { reasonText } from '../orders/cancel-reason.ts';
import { bake, handOver, openTalk, ready, reject, sendBoard, undo } from './kitchen.actions.ts';
import type { KitchenOrder } from './kitchen.queries.ts';
import { setbackText } from './setback.screens.ts';
import { isUndoable } from './undo.ts';

/** A message holds 4096 characters: the longest order is there as a whole, with its names cut, its inscriptions not. */
const MOST_LINES = 30;
const MANY_LINES = 15;
const CUT = 40;

export function kitchenCardScreen(say: Say, order: KitchenOrder, now: Date): Screen {
  if (order.inGroup) return groupCardScreen(say, order, now);
  return {
    text: [head(say, order, now), lines(say, order), tail(say, order)].join('\n\n'),
    buttons: [
      ...steps(say, order),
      ...couriers(say, order),
      ...proof(say, order),
      ...talk(say, order),
      ...undoing(say, order),
      [board(say, order)],
    ],
  };
}

/** For all in a group: what anybody taps is asked of their role, and lists come to them in private. */
function groupCardScreen(say: Say, order: KitchenOrder, now: Date): Screen {
  const { orderId: number, inGroup } = order;
  if (inGroup === 'closed') return { text: say.html('kitchen.card.elsewhere', { number }), buttons: [] };
  return {
    text: [head(say, order, now), lines(say, order), tail(say, order)].join('\n\n'),
    topic: { key: 'kitchen', name: say('groups.kitchen') },
    buttons: [...steps(say, order), ...couriers(say, order), ...talk(say, order), ...undoing(say, order)],
  };
}

/** For somebody who worked there. */
export function goneCardScreen(say: Say, number: number): Screen {
  return { text: say.html('kitchen.card.gone', { number }), buttons: [] };
}

function head(say: Say, order: KitchenOrder, now: Date): string {
  const { orderId, shop, status, fulfilment, customer } = order;
  return [
    ...(shop ? [label('shop', say.html('work.header', { name: shop }))] : []),
    say.html('kitchen.card.title', { number: orderId, stage: say(`kitchen.stage.${status}`) }),
    label(fulfilment, say.html(`kitchen.card.${fulfilment}`, { customer })),
    label('time', when(say, order, now)),
    ...(order.unstarted ? [label('time', say.html('kitchen.card.unstarted'))] : []),
    ...call(say, order),
  ].join('\n');
}

/** Whoever has blocked the bot learns of nothing here. Not all in a group may have the number. */
function call(say: Say, order: KitchenOrder): string[] {
  const { customer, callPhone: phone } = order;
  if (phone === null || hasEnded(order)) return [];
  if (order.inGroup) return [label('phone', say.html('kitchen.card.unreachable-here', { customer }))];
  return [label('phone', say.html('kitchen.card.unreachable', { customer, phone }))];
}

/** What has ended is due no more. */
function when(say: Say, order: KitchenOrder, now: Date): string {
  const { placedAt, dueAt, slotMinutes, timeZone } = order;
  const isPromised = slotMinutes !== null || dueAt > placedAt;
  if (!isPromised || hasEnded(order))
    return say.html('kitchen.card.placed', { time: say.time(placedAt, timeZone, now) });
  const key = slotMinutes === null ? 'kitchen.card.soon' : 'kitchen.card.due';
  return say.html(key, { time: say.time(dueAt, timeZone, now) });
}

function lines(say: Say, { lines, note }: KitchenOrder): string {
  const shown = lines.slice(0, MOST_LINES).map(({ name, quantity, inscription }) => {
    const line = say.html('kitchen.card.line', {
      name: lines.length > MANY_LINES ? shorten(name, CUT) : name,
      quantity,
    });
    return inscription ? `${line}\n${label('edit', say.html('kitchen.card.inscription', { inscription }))}` : line;
  });
  const left = lines.length - shown.length;
  return [
    ...shown,
    ...(left > 0 ? [say.html('kitchen.card.more', { count: left })] : []),
    ...(note === null ? [] : ['', label('note', say.html('kitchen.card.note', { note }))]),
  ].join('\n');
}

function tail(say: Say, order: KitchenOrder): string {
  const { fulfilment, courier, status, reason } = order;
  if (status === 'cancelled') {
    return reason
      ? say.html('kitchen.card.reason', { reason: reasonText(say, reason) })
      : say.html('kitchen.card.withdrawn');
  }
  const paying = label('cash', money(say, order));
  if (fulfilment === 'pickup') return paying;
  const who = courier ? say.html('kitchen.card.courier', { courier }) : say.html('kitchen.card.no-courier');
  return [paying, courier ? label('accept', who) : who, ...setbackText(say, order)].join('\n');
}

function money(say: Say, { status, total, changeFrom, currency }: KitchenOrder): string {
  const amount = (minor: number) => say.money({ minor, currency });
  if (status === 'completed') return say.html('kitchen.card.paid', { total: amount(total) });
  if (changeFrom === null) return say.html('kitchen.card.cash', { total: amount(total) });
  const change = { total: amount(total), note: amount(changeFrom), change: amount(changeFrom - total) };
  return say.html('kitchen.card.change', change);
}

function hasEnded({ status }: KitchenOrder): boolean {
  return status === 'completed' || status === 'cancelled';
}

export function canBeRejected({ status }: KitchenOrder): boolean {
  return status === 'pending' || status === 'baking' || status === 'ready';
}

/** What the kitchen can do now; nothing once the order has left. */
function steps(say: Say, order: KitchenOrder): Button[][] {
  const { orderId, status, fulfilment, bakesToOrder } = order;
  if (!canBeRejected(order)) return [];
  const rejecting = { label: label('reject', say('kitchen.reject')), data: reject.write({ orderId }) };
  const handing = { label: label('pickup', say('kitchen.hand-over')), data: handOver.write({ orderId }) };
  const baking = { label: label('bake', say('kitchen.bake')), data: bake.write({ orderId }) };
  const done = { label: label('ready', say('kitchen.ready')), data: ready.write({ orderId }) };
  if (status === 'baking') return [[done], [rejecting]];
  if (status === 'pending' && bakesToOrder) return [[baking], [rejecting]];
  return fulfilment === 'pickup' ? [[handing], [rejecting]] : [[rejecting]];
}

/** Who brings it can be said until it leaves. */
function couriers(say: Say, order: KitchenOrder): Button[][] {
  const { orderId, fulfilment, courier } = order;
  if (fulfilment === 'pickup' || !canBeRejected(order)) return [];
  const text = say(courier ? 'kitchen.other-courier' : 'kitchen.assign');
  return [[{ label: label('staff', text), data: openCouriers.write({ orderId, page: 0 }) }]];
}

function proof(say: Say, { orderId, hasProof }: KitchenOrder): Button[][] {
  return hasProof ? [[{ label: label('photo', say('kitchen.proof')), data: openProof.write({ orderId }) }]] : [];
}

function talk(say: Say, { orderId, hasWords }: KitchenOrder): Button[][] {
  return hasWords
    ? [[{ label: label('note', say('kitchen.talk.open')), data: openTalk.write({ orderId, page: 0 }) }]]
    : [];
}

/** It stays until the card is shown the next time; tapped later it says that the minute is over. */
function undoing(say: Say, { orderId, status, lastStep, ...order }: KitchenOrder): Button[][] {
  if (!lastStep || !isUndoable(lastStep.from, status, order)) return [];
  const { stepId } = lastStep;
  return [[{ label: label('giveBack', say('kitchen.undo')), data: undo.write({ orderId, stepId }) }]];
}

/** A way back from what can be done, and on to the next work where nothing can. */
function board(say: Say, order: KitchenOrder): Button {
  return { label: label(canBeRejected(order) ? 'back' : 'bake', say('kitchen.board.open')), data: sendBoard.write({}) };
}
