import { label } from '../../chat/emoji.ts';
import { escapeHtml } from '../../chat/escape.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { writeCourier } from '../deliveries/letters/letters.actions.ts';
import { mapUrl } from '../people/place.ts';
import { courierText } from './away.ts';
import { reasonText } from './cancel-reason.ts';
import { dueText } from './due.ts';
import { askBakery } from './messages/order-messages.actions.ts';
import { sendOrderAgain } from './order-again.actions.ts';
import type { OrderView } from './order-card.queries.ts';
import type { OrderStatus } from './order-status.ts';
import { askToCancel, cancel, keepOrder, sendOrders } from './orders.actions.ts';
import { givenText, ratingButtons } from './ratings/ratings.screens.ts';
import { linesText, totalsText, whereText } from './receipt.ts';
import { canTalk } from './since-its-end.ts';

export function orderCardScreen(say: Say, order: OrderView, now: Date): Screen {
  return { text: cardText(say, order, now), buttons: buttonsOf(say, order, now) };
}

/** In the card's place, so that there is one question however often it is asked, and none once the order moves. */
export function askToCancelScreen(say: Say, order: OrderView, now: Date): Screen {
  const { orderId } = order;
  return {
    text: `${cardText(say, order, now)}\n\n${say.html('orders.ask-to-cancel', { number: orderId })}`,
    buttons: [
      [{ label: label('cancel', say('orders.cancel-it')), data: cancel.write({ orderId }) }],
      [{ label: label('back', say('orders.keep-it')), data: keepOrder.write({ orderId }) }],
    ],
  };
}

function cardText(say: Say, order: OrderView, now: Date): string {
  const { orderId, lines, currency } = order;
  return [
    `${say.html('orders.card.title', { number: orderId, shop: order.shopName })}\n${stageText(say, order)}`,
    linesText(say, lines, currency),
    totalsText(say, order, currency),
    howText(say, order, now),
    ...(order.rating === null ? [] : [givenText(say, order)]),
    ...(order.footer ? [escapeHtml(order.footer)] : []),
  ].join('\n\n');
}

/** `●●○○○ in the oven → ready`, or why it ended. */
function stageText(say: Say, order: OrderView): string {
  const { status, reason, withdrawn } = order;
  if (status === 'cancelled') {
    if (withdrawn || !reason) return say.html(withdrawn ? 'orders.card.withdrawn' : 'orders.card.cancelled');
    return say.html('orders.card.cancelled-because', { reason: reasonText(say, reason) });
  }
  const way = wayOf(order);
  const done = way.indexOf(status) + 1;
  const progress = '●'.repeat(done) + '○'.repeat(way.length - done);
  const [stage, next] = [status, way[done]].map((one) => one && stageName(say, one, order));
  return next
    ? say.html('orders.card.stage-next', { progress, stage, next })
    : say.html('orders.card.stage', { progress, stage });
}

function stageName(say: Say, status: OrderStatus, { fulfilment }: OrderView): string {
  return say(`orders.stage.${status}${status === 'completed' ? `-${fulfilment}` : ''}`);
}

/** The stages an order goes through; a shop that does not bake to order may still use them all. */
function wayOf({ status, fulfilment, bakesToOrder }: OrderView): OrderStatus[] {
  const baking: OrderStatus[] = bakesToOrder || status === 'baking' || status === 'ready' ? ['baking', 'ready'] : [];
  const trip: OrderStatus[] = fulfilment === 'delivery' ? ['in_transit'] : [];
  return ['pending', ...baking, ...trip, 'completed'];
}

/** What was said about it; once it has ended, nobody brings it and nothing is to be paid any more. */
function howText(say: Say, order: OrderView, now: Date): string {
  const { courier, phone, note, status, endedAt, placedAt, timeZone } = order;
  const noted = note === null ? [] : [label('note', say.html('orders.card.note', { note }))];
  if (endedAt) {
    const placed = label('time', say.html('orders.card.placed', { time: say.time(placedAt, timeZone, now) }));
    return [placed, ...(status === 'completed' ? [whereText(say, order)] : []), ...noted].join('\n');
  }
  return [
    whereText(say, order),
    ...dueText(say, order, now),
    ...(courier ? [label('accept', courierText(say, order))] : []),
    ...codeText(say, order),
    label('phone', say.html('orders.phone', { phone })),
    ...noted,
    cashText(say, order),
  ].join('\n');
}

/** Said at the door, so it stands where the customer looks then. */
export function codeText(say: Say, { code }: OrderView): string[] {
  return code === null ? [] : [label('delivered', say.html('orders.card.code', { code }))];
}

function cashText(say: Say, { fulfilment, changeFrom, currency }: OrderView): string {
  const cash = say.html(`orders.cash-${fulfilment}`);
  if (changeFrom === null) return label('cash', cash);
  const note = say.money({ minor: changeFrom, currency });
  return label('cash', `${cash}, ${say.html('orders.card.change', { note })}`);
}

/** Letters of a name on a button, beside the words of the longest language. */
const LONGEST_NAME = 16;

function toCourier(say: Say, { orderId, courier, courierListens }: OrderView): Button[][] {
  if (!courierListens || courier === null) return [];
  const words = say('letters.write', { name: shorten(courier, LONGEST_NAME) });
  return [[{ label: label('note', words), data: writeCourier.write({ orderId }) }]];
}

/** Until it is picked up, the way to it. */
function shopMap(say: Say, { fulfilment, endedAt, shopAddress, shopLatitude, shopLongitude }: OrderView): Button[][] {
  const place = { address: shopAddress, latitude: shopLatitude ?? null, longitude: shopLongitude ?? null };
  const url = fulfilment === 'pickup' && !endedAt ? mapUrl(place) : undefined;
  return url === undefined ? [] : [[{ label: label('address', say('shops.map')), url }]];
}

function buttonsOf(say: Say, order: OrderView, now: Date): Button[][] {
  const { orderId, status, endedAt } = order;
  const rows: (Button[] | false)[] = [
    ...ratingButtons(say, order, now),
    status === 'pending' && [{ label: label('cancel', say('orders.cancel')), data: askToCancel.write({ orderId }) }],
    ...shopMap(say, order),
    canTalk(order, now) && [{ label: label('note', say('talk.ask')), data: askBakery.write({ orderId }) }],
    ...toCourier(say, order),
    [
      ...(endedAt ? [{ label: label('again', say('again.order')), data: sendOrderAgain.write({ orderId }) }] : []),
      { label: label('orders', say('orders.mine')), data: sendOrders.write({}) },
    ],
  ];
  return rows.filter((row) => row !== false);
}
