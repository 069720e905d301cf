import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../chat/notice.ts';
import type { Say } from '../../chat/say.ts';
import { reasonText } from './cancel-reason.ts';
import { customerOf, type OrderView, orderOf } from './order-card.queries.ts';
import { orderCardScreen } from './order-card.screens.ts';

/** The one message about an order that its customer has; its subject is the order. */
export const orderCard: Notice = {
  code: 'ord.card',
  keeps: 'card',
  async render({ em, say, personId }, orderId) {
    const order = await orderOf(em, orderId, personId);
    return order && orderCardScreen(say, order);
  },
};

/** The card is silent when it is edited; these are where the customer must look up. */
export const readyForPickup = message('ord.ready', (say, { orderId, status, fulfilment, shopName, shopAddress }) =>
  status === 'ready' && fulfilment === 'pickup'
    ? say.html('orders.told.ready', { number: orderId, place: shopAddress || shopName })
    : undefined,
);

export const onItsWay = message('ord.sent', (say, { orderId, status, courier }) => {
  if (status !== 'in_transit') return undefined;
  if (!courier) return say.html('orders.told.sent', { number: orderId });
  return say.html('orders.told.sent-with', { number: orderId, courier });
});

export const handedOver = message('ord.done', (say, { orderId, status, fulfilment }) =>
  status === 'completed' ? say.html(`orders.told.done-${fulfilment}`, { number: orderId }) : undefined,
);

/** Those who cancelled it themselves know. */
export const calledOff = message('ord.gone', (say, { orderId, status, withdrawn, reason }) => {
  if (status !== 'cancelled' || withdrawn) return undefined;
  if (!reason) return say.html('orders.told.gone', { number: orderId });
  return say.html('orders.told.gone-because', { number: orderId, reason: reasonText(say, reason) });
});

/** Placing tells the customer nothing: whoever tapped ✅ is shown the card at once. */
export const orderHearers: Hearers = {
  'order.baking': tells(orderCard),
  'order.ready': tells(orderCard, readyForPickup),
  'order.cancelled': tells(orderCard, calledOff),
  'order.completed': tells(orderCard, handedOver),
  'delivery.accepted': tells(orderCard),
  'delivery.picked_up': tells(orderCard, onItsWay),
  'delivery.given_back': tells(orderCard),
};

function message(code: string, words: (say: Say, order: OrderView) => string | undefined): Notice {
  return {
    code,
    keeps: 'message',
    async render({ em, say, personId }, orderId) {
      const order = await orderOf(em, orderId, personId);
      const text = order && words(say, order);
      return text === undefined ? undefined : { text };
    },
  };
}

function tells(...notices: Notice[]) {
  return async (em: SqlEntityManager, { orderId }: { orderId: number }): Promise<Telling[]> => {
    const personId = await customerOf(em, orderId);
    return personId === undefined ? [] : notices.map((notice) => ({ notice, subjectId: orderId, personId }));
  };
}
