import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { reasonText } from './cancel-reason.ts';
import type { OrderView } from './order-card.queries.ts';
import { codeText } from './order-card.screens.ts';
import { rateTold } from './ratings/ratings.actions.ts';
import { givenText, ratingButtons } from './ratings/ratings.screens.ts';

/** The short message where the customer must look up; undefined while there is no need to. */
export function toldScreen(say: Say, order: OrderView, now: Date): Screen | undefined {
  const { orderId, status, fulfilment, courier, shopName, shopAddress } = order;
  const number = orderId;
  if (status === 'cancelled') return goneScreen(say, order);
  if (order.restored) return { text: say.html('orders.told.restored', { number }) };
  if (status === 'ready' && order.failure !== null) {
    return { text: say.html(`orders.told.failed.${order.failure}`, { number }) };
  }
  if (status === 'ready') {
    return { text: say.html(`orders.told.ready-${fulfilment}`, { number, place: shopAddress || shopName }) };
  }
  if (status === 'in_transit') {
    const sent = say.html(courier ? 'orders.told.sent-with' : 'orders.told.sent', { number, courier });
    return { text: [sent, ...codeText(say, order)].join('\n') };
  }
  if (status !== 'completed') return undefined;
  const done = say.html(`orders.told.done-${fulfilment}`, { number });
  const said = order.rating === null ? say.html('ratings.ask') : givenText(say, order);
  const buttons = ratingButtons(say, order, now, rateTold);
  return { text: order.rating === null && buttons.length === 0 ? done : `${done}\n\n${said}`, buttons };
}

/** Those who cancelled it themselves know. */
function goneScreen(say: Say, { orderId, withdrawn, reason }: OrderView): Screen | undefined {
  if (withdrawn) return undefined;
  if (!reason) return { text: say.html('orders.told.gone', { number: orderId }) };
  return { text: say.html('orders.told.gone-because', { number: orderId, reason: reasonText(say, reason) }) };
}
