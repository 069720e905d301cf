import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { reasonText } from './cancel-reason.ts';
import type { OrderView } from './order-card.queries.ts';
import type { OrderStatus } from './order-status.ts';
import { askToCancel, cancel, keepOrder, sendOrders } from './orders.actions.ts';
import { linesText, totalsText, whereText } from './receipt.ts';

export function orderCardScreen(say: Say, order: OrderView): Screen {
  const { orderId, status, lines, currency } = order;
  const cancelling = { label: label('cancel', say('orders.cancel')), data: askToCancel.write({ orderId }) };
  return {
    text: [
      `${say.html('orders.card.title', { number: orderId, shop: order.shopName })}\n${stageText(say, order)}`,
      linesText(say, lines, currency),
      totalsText(say, order, currency),
      ...(status === 'cancelled' ? [] : [howText(say, order)]),
    ].join('\n\n'),
    buttons: [
      ...(status === 'pending' ? [[cancelling]] : []),
      [{ label: label('orders', say('orders.mine')), data: sendOrders.write({}) }],
    ],
  };
}

/** `●●○○○ baking`, or why it ended. */
function stageText(say: Say, order: OrderView): string {
  const { status, fulfilment, reason, withdrawn } = order;
  if (status === 'cancelled') {
    if (withdrawn || !reason) return say.html(withdrawn ? 'orders.card.withdrawn' : 'orders.card.cancelled');
    return say.html('orders.card.cancelled-because', { reason: reasonText(say, reason) });
  }
  const way = wayOf(order);
  const done = way.indexOf(status) + 1;
  return say.html('orders.card.stage', {
    progress: '●'.repeat(done) + '○'.repeat(way.length - done),
    stage: say(`orders.stage.${status}${status === 'completed' ? `-${fulfilment}` : ''}`),
  });
}

/** The stages an order goes through; a shop that does not bake to order may still use them all. */
function wayOf({ status, fulfilment, bakesToOrder }: OrderView): OrderStatus[] {
  const baking: OrderStatus[] = bakesToOrder || status === 'baking' || status === 'ready' ? ['baking', 'ready'] : [];
  const trip: OrderStatus[] = fulfilment === 'delivery' ? ['in_transit'] : [];
  return ['pending', ...baking, ...trip, 'completed'];
}

function howText(say: Say, order: OrderView): string {
  const { fulfilment, courier, phone, status } = order;
  return [
    whereText(say, order),
    ...(courier ? [label('accept', say.html('orders.card.courier', { courier }))] : []),
    label('phone', say.html('orders.phone', { phone })),
    ...(status === 'completed' ? [] : [label('cash', say.html(`orders.cash-${fulfilment}`))]),
  ].join('\n');
}

export function askToCancelScreen(say: Say, orderId: number): Screen {
  return {
    text: say.html('orders.ask-to-cancel', { number: orderId }),
    buttons: [
      [{ label: label('cancel', say('orders.cancel-it')), data: cancel.write({ orderId }) }],
      [{ label: label('back', say('orders.keep-it')), data: keepOrder.write({ orderId }) }],
    ],
  };
}

export function cancelledScreen(say: Say, orderId: number): Screen {
  return { text: say.html('orders.was-cancelled', { number: orderId }) };
}

export function keptScreen(say: Say, orderId: number): Screen {
  return { text: say.html('orders.was-kept', { number: orderId }) };
}
