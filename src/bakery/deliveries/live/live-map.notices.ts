import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../../chat/notice.ts';
import { type OrderOnItsWay, ordersWith } from '../../orders/open-orders.queries.ts';
import { offerCard } from '../deliveries.notices.ts';
import { liveMapScreen } from './live-location.screens.ts';
import { courierPlace, watchersOf } from './live-map.queries.ts';

/** The map with the courier on it, one message, for the customer of an order that is on its way. */
export const liveMap: Notice = {
  code: 'dlv.map',
  keeps: 'card',
  async render({ em, personId }, orderId) {
    const place = await courierPlace(em, { orderId, personId, code: liveMap.code });
    return place && liveMapScreen(place);
  },
};

export const liveMapHearers: Hearers = {
  async 'courier.moved'(em, { courierId, isTurn }) {
    const orders = await ordersWith(em, courierId);
    return [...tellings(orders), ...(isTurn ? ownCards(courierId, orders) : [])];
  },
  'delivery.picked_up': changes,
  'delivery.failed': changes,
  'delivery.given_back': changes,
  'order.completed': changes,
  'order.cancelled': changes,
  'order.undone': changes,
};

async function changes(em: SqlEntityManager, { orderId }: { orderId: number }): Promise<Telling[]> {
  return tellings(await watchersOf(em, orderId, liveMap.code));
}

/** They say how to be seen, to those who are not. */
function ownCards(courierId: number, orders: readonly OrderOnItsWay[]): Telling[] {
  return orders.map(({ orderId }) => ({ notice: offerCard, subjectId: orderId, personId: courierId }));
}

function tellings(watchers: readonly OrderOnItsWay[]): Telling[] {
  return watchers.map(({ orderId, personId }) => ({ notice: liveMap, subjectId: orderId, personId }));
}
