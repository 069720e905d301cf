import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../chat/notice.ts';
import { openOrdersOf, ordersWith } from './open-orders.queries.ts';
import { customerOf, orderOf } from './order-card.queries.ts';
import { orderCardScreen } from './order-card.screens.ts';
import { toldScreen } from './told.screens.ts';

/** The one message about an order that its customer has; its subject is the order. */
export const orderCard: Notice = {
  code: 'ord.card',
  keeps: 'card',
  async render({ em, say, personId, now }, orderId) {
    const order = await orderOf(em, orderId, personId);
    return order && orderCardScreen(say, order, now);
  },
};

/**
 * The card is silent when it is edited; this is where the customer must look up. One message, because what is over
 * calls nobody any more: "come and get it" goes when they have it.
 */
export const toldNotice: Notice = {
  code: 'ord.told',
  keeps: 'latest',
  async render({ em, say, personId, now }, orderId) {
    const order = await orderOf(em, orderId, personId);
    return order && toldScreen(say, order, now);
  },
};

/** Placing tells the customer nothing: whoever tapped ✅ is shown the card at once. */
export const orderHearers: Hearers = {
  'order.baking': tells(orderCard),
  'order.ready': tells(orderCard, toldNotice),
  'order.cancelled': tells(orderCard, toldNotice),
  'order.completed': tells(orderCard, toldNotice),
  'order.undone': tells(orderCard, toldNotice),
  'delivery.accepted': tells(orderCard),
  'delivery.picked_up': tells(orderCard, toldNotice),
  'delivery.given_back': tells(orderCard, toldNotice),
  'delivery.failed': tells(orderCard, toldNotice),
  'order.rated': tells(orderCard),
  async 'courier.moved'(em, { courierId }) {
    const far = (await ordersWith(em, courierId)).filter(({ hasPoint }) => hasPoint);
    return far.map(({ orderId, personId }) => ({ notice: orderCard, subjectId: orderId, personId }));
  },
  async 'person.back'(em, { personId }) {
    const open = await openOrdersOf(em, personId);
    return open.map((orderId) => ({ notice: orderCard, subjectId: orderId, personId }));
  },
};

function tells(...notices: Notice[]) {
  return async (em: SqlEntityManager, { orderId }: { orderId: number }): Promise<Telling[]> => {
    const personId = await customerOf(em, orderId);
    return personId === undefined ? [] : notices.map((notice) => ({ notice, subjectId: orderId, personId }));
  };
}
