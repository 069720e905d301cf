import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { openCart } from '../../cart/cart.actions.ts';
import { openCatalog } from '../../catalog/catalog.actions.ts';
import type { Refusal } from '../../refusal.ts';
import { openingAt } from '../../shops/hours/opening.ts';
import { changeAddress, chooseDelivery, choosePickup } from '../orders.actions.ts';
import { linesText, totalsText, whereText } from '../receipt.ts';
import { refusalWords } from '../refusal-words.ts';
import { slotWithDay } from '../when.ts';
import { asSoonAsPossible, changePhone, chooseTime, confirmDue, sayChange, writeNote } from './checkout.actions.ts';
import type { CheckoutView } from './checkout.queries.ts';
import { changeOf, dueOf, type Fulfilment, leadOf, totalsOf } from './checkout.ts';
import { obstaclesOf } from './obstacles.ts';
import { earliest } from './slots.ts';

/** What is missing is said by name so often; more would not fit beside the longest order, and one fix shows the rest. */
const MOST_OBSTACLES = 3;
const MOST_NEW_PRICES = 3;
const MINUTE_MS = 60_000;

/** Everything that ✅ agrees to. What stands in the way takes the ✅ away. */
export function summaryScreen(say: Say, lines: readonly CheckoutView[], now: Date): Screen {
  const cart = lines[0]!;
  const due = dueOf(lines, now);
  const obstacles = obstaclesOf(lines, now, due);
  return {
    text: [
      say.html('orders.checkout.summary'),
      linesText(say, lines, cart.currency),
      ...newPricesText(say, lines),
      totalsText(say, { ...totalsOf(lines), fulfilment: cart.fulfilment }, cart.currency),
      howText(say, lines, due, now),
      ...obstacles.slice(0, MOST_OBSTACLES).map((one) => obstacleText(say, one, cart, now)),
    ].join('\n\n'),
    buttons: [...firstButton(say, lines, { due, obstacles, now }), ...changes(say, cart)],
  };
}

/** Since it was put in, or read in the cart. */
function newPricesText(say: Say, lines: readonly CheckoutView[]): string[] {
  const changed = lines.filter(({ price, priceSeen }) => priceSeen !== null && priceSeen !== price);
  const texts = changed.slice(0, MOST_NEW_PRICES).map(({ name, price, priceSeen, currency }) => {
    const [was, now] = [priceSeen!, price].map((minor) => say.money({ minor, currency }));
    return say.html('checkout.new-price', { name, was, now });
  });
  return texts.length > 0 ? [texts.join('\n')] : [];
}

interface Standing {
  readonly due: Date | undefined;
  readonly obstacles: readonly Refusal[];
  readonly now: Date;
}

/** ✅ when nothing stands in the way; where it is the wished time alone, the next best one. */
function firstButton(say: Say, lines: readonly CheckoutView[], { due, obstacles, now }: Standing): Button[][] {
  if (due && obstacles.length === 0) return [[confirmButton(say, lines, due)]];
  if (!obstacles.every(({ code }) => code.startsWith('order.slot-'))) return [];
  const soonest = earliest(lines[0]!, leadOf(lines), now);
  if (!soonest) return [];
  const time = say.time(soonest, lines[0]!.timeZone, now);
  return [[{ label: label('time', say('checkout.soon', { time })), data: asSoonAsPossible.write({}) }]];
}

function confirmButton(say: Say, lines: readonly CheckoutView[], dueAt: Date): Button {
  const { cartId, version, currency } = lines[0]!;
  const { total } = totalsOf(lines);
  const due = Math.floor(dueAt.getTime() / MINUTE_MS);
  return {
    label: label('confirm', say('orders.checkout.order', { total: say.money({ minor: total, currency }) })),
    data: confirmDue.write({ cartId, version, total, due }),
  };
}

function howText(say: Say, lines: readonly CheckoutView[], due: Date | undefined, now: Date): string {
  const cart = lines[0]!;
  const { currency, note, fulfilment } = cart;
  const change = changeOf(cart, totalsOf(lines));
  const cash = say.html(`orders.cash-${fulfilment}`);
  const from = change !== null && say.html('checkout.change-from', { note: say.money({ minor: change, currency }) });
  const time = due && timeText(say, cart, due, now);
  return [
    whereText(say, cart),
    ...(time ? [label('time', time)] : []),
    label('phone', say.html('orders.phone', { phone: cart.phone })),
    ...(note === null ? [] : [label('note', say.html('checkout.note', { note }))]),
    label('cash', from ? `${cash}, ${from}` : cash),
  ].join('\n');
}

/** The wished slot, or when it can be had at the earliest, and why not sooner. */
function timeText(say: Say, cart: CheckoutView, due: Date, now: Date): string {
  const { slotAt, slotMinutes, timeZone, hours } = cart;
  if (slotAt) return say.html('checkout.in-slot', { slot: slotWithDay(say, slotAt, slotMinutes, timeZone, now) });
  const { open } = openingAt(hours, timeZone, now);
  return say.html(open ? 'checkout.asap' : 'checkout.asap-closed', { time: say.time(due, timeZone, now) });
}

function obstacleText(say: Say, refusal: Refusal, cart: CheckoutView, now: Date): string {
  const words = refusalWords(say, refusal, cart, now);
  if (refusal.code === 'order.sold-out') return say.html('orders.checkout.sold-out', words);
  if (refusal.code === 'order.only-left') return say.html('orders.checkout.only-left', words);
  return say.html(`refusals.${refusal.code}`, words);
}

function changes(say: Say, { fulfilment }: CheckoutView): Button[][] {
  const way = (one: Fulfilment, data: string): Button => {
    const name = say(`orders.${one}`);
    return { label: label(one, one === fulfilment ? say('orders.checkout.chosen', { name }) : name), data };
  };
  const address = { label: label('address', say('orders.checkout.another-address')), data: changeAddress.write({}) };
  return [
    [way('delivery', chooseDelivery.write({})), way('pickup', choosePickup.write({}))],
    ...(fulfilment === 'delivery' ? [[address]] : []),
    [
      { label: label('time', say('checkout.time')), data: chooseTime.write({}) },
      { label: label('phone', say('checkout.phone')), data: changePhone.write({}) },
    ],
    [
      { label: label('note', say('checkout.leave-note')), data: writeNote.write({}) },
      { label: label('cash', say('checkout.change')), data: sayChange.write({}) },
    ],
    [{ label: label('cart', say('orders.checkout.change-cart')), data: openCart.write({ page: 0 }) }],
  ];
}

/** Before anything is asked that would lead to no order. */
export function pausedScreen(say: Say, cart: CheckoutView, paused: Refusal, now: Date): Screen {
  return {
    text: label('pause', obstacleText(say, paused, cart, now)),
    buttons: [[{ label: label('cart', say('orders.checkout.change-cart')), data: openCart.write({ page: 0 }) }]],
  };
}

export function nothingToOrderScreen(say: Say): Screen {
  return {
    text: say.html('orders.checkout.empty'),
    buttons: [[{ label: label('catalogue', say('orders.catalogue')), data: openCatalog.write({ page: 0 }) }]],
  };
}

/** The questions of a checkout were left before the last: what is in the cart stays there. */
export function leftCheckoutScreen(say: Say): Screen {
  return {
    text: say.html('checkout.left'),
    buttons: [[{ label: label('cart', say('checkout.to-cart')), data: openCart.write({ page: 0 }) }]],
  };
}
