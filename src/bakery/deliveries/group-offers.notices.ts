import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../chat/notice.ts';
import { cardsAbout } from '../cards-about.ts';
import { offerCard } from './deliveries.notices.ts';
import { trip } from './deliveries.queries.ts';
import { groupOfDelivery, isOpenGroup, openDeliveriesOfGroup } from './group-offers.queries.ts';
import { closedOfferScreen, freeAgainInGroup, groupOfferScreen } from './group-offers.screens.ts';
import { offerDelivery } from './offers.queries.ts';

interface OfOrder {
  readonly orderId: number;
}

/** A delivery as all in the shop's group may see it; its subject is the order. */
export const groupOffer: Notice = {
  code: 'dlv.group',
  keeps: 'card',
  async render({ em, say, personId, now }, orderId) {
    const found = await trip(em, orderId, personId);
    if (!found) return undefined;
    return (await isOpenGroup(em, personId)) ? groupOfferScreen(say, found, now) : closedOfferScreen(say, orderId);
  },
};

export const groupAgain: Notice = {
  code: 'dlv.group-again',
  keeps: 'latest',
  async render({ em, say, personId }, orderId) {
    const found = await trip(em, orderId, personId);
    return found?.status === 'offered' ? freeAgainInGroup(say, orderId) : undefined;
  },
};

export const groupOfferHearers: Hearers = {
  'order.placed': offer,
  'order.cancelled': withCall,
  'order.completed': offer,
  'order.undone': offer,
  'delivery.accepted': withCall,
  'delivery.picked_up': offer,
  'delivery.given_back': withCall,
  'delivery.failed': withCall,
  async 'delivery.untaken'(em, { orderId, whom }) {
    return whom === 'couriers' ? offer(em, { orderId }) : [];
  },
  async 'group.opened'(em, { readerId, place }) {
    if (place === 'kitchen') return [];
    return tellings(groupOffer, readerId, ...(await openDeliveriesOfGroup(em, readerId)));
  },
  async 'group.closed'(em, { readerId }) {
    const inGroup = tellings(groupOffer, readerId, ...(await openDeliveriesOfGroup(em, readerId)));
    return [...inGroup, ...(await offeredInPrivate(em, readerId))];
  },
  'person.lost': (em, { personId }) => offeredInPrivate(em, personId),
  'person.erased': (em, { personId }) => cardsAbout(em, personId, groupOffer),
};

async function offer(em: SqlEntityManager, { orderId }: OfOrder): Promise<Telling[]> {
  const readers = await groupOfDelivery(em, orderId);
  return readers.flatMap((readerId) => tellings(groupOffer, readerId, orderId));
}

/** With a sound while it is free again; what called goes when it is not. */
async function withCall(em: SqlEntityManager, { orderId }: OfOrder): Promise<Telling[]> {
  const own = await offer(em, { orderId });
  return [...own, ...own.map((one) => ({ ...one, notice: groupAgain }))];
}

/** There is no group any more, so those on duty are asked one by one. */
async function offeredInPrivate(em: SqlEntityManager, readerId: number): Promise<Telling[]> {
  const told: Telling[] = [];
  for (const orderId of await openDeliveriesOfGroup(em, readerId)) {
    const asked = await offerDelivery(em, orderId);
    told.push(...asked.map(({ courierId }) => ({ notice: offerCard, subjectId: orderId, personId: courierId })));
  }
  return told;
}

function tellings(notice: Notice, personId: number, ...orders: readonly number[]): Telling[] {
  return orders.map((subjectId) => ({ notice, subjectId, personId }));
}
