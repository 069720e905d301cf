import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../chat/notice.ts';
import { cardsAbout } from '../cards-about.ts';
import { cardsOfRole, hasCard } from '../cards-of-role.ts';
import { trip } from './deliveries.queries.ts';
import { askedCouriers, calledOf, courierOf, deedOf, offerDelivery } from './offers.queries.ts';
import { couriersOfCustomer, type OfCourier, openTripsOf } from './open-trips.queries.ts';
import { goneScreen, tripScreen } from './trip.screens.ts';
import { newsOf, newsScreen } from './trip-news.screens.ts';

interface OfOrder {
  readonly orderId: number;
}

/** From the offer to 🏁 one message; its subject is the order. Whoever brings nothing there any more keeps only its number. */
export const offerCard: Notice = {
  code: 'dlv.offer',
  keeps: 'card',
  async render({ em, say, personId, now }, orderId) {
    const found = await trip(em, orderId, personId);
    if (found) return tripScreen(say, found, now);
    const wasShown = await hasCard(em, { code: offerCard.code, orderId, personId });
    return wasShown ? goneScreen(say, orderId) : undefined;
  },
};

/**
 * A card that is edited makes no sound; these three need one, and what is over calls nobody any more. This one is for
 * who has it, and for who has lost it: nobody rides to the bakery for what is theirs no more.
 */
export const readyNotice: Notice = {
  code: 'dlv.ready',
  keeps: 'latest',
  async render({ em, say, personId }, orderId) {
    const found = await trip(em, orderId, personId);
    const news = found && newsOf(found, await deedOf(em, orderId, personId));
    return news && newsScreen(say, news, orderId);
  },
};

export const freeAgainNotice: Notice = {
  code: 'dlv.again',
  keeps: 'latest',
  async render({ em, say, personId }, orderId) {
    const found = await trip(em, orderId, personId);
    return found?.status === 'offered' ? newsScreen(say, 'free-again', orderId) : undefined;
  },
};

export const calledOffNotice: Notice = {
  code: 'dlv.off',
  keeps: 'latest',
  async render({ em, say, personId }, orderId) {
    const found = await trip(em, orderId, personId);
    const isOff = found?.mine && found.status === 'called_off';
    return isOff ? newsScreen(say, 'called-off', orderId) : undefined;
  },
};

/** Couriers who were never asked hear nothing of a delivery: no card appears only to say that it is taken. */
export const deliveryHearers: Hearers = {
  async 'order.placed'(em, { orderId }) {
    const asked = await offerDelivery(em, orderId);
    return cards(orderId, ...asked.map(({ courierId }) => courierId));
  },
  'order.baking': ownCard,
  async 'order.ready'(em, { orderId }) {
    const courier = await courierOf(em, orderId);
    return [...cards(orderId, ...courier), ...tellings(readyNotice, orderId, ...courier)];
  },
  async 'order.cancelled'(em, { orderId }) {
    const courier = await courierOf(em, orderId);
    return [
      ...(await askedCards(em, { orderId })),
      ...tellings(readyNotice, orderId, ...courier),
      ...tellings(calledOffNotice, orderId, ...courier),
    ];
  },
  'order.completed': ownCard,
  async 'order.undone'(em, { orderId, wasRejected, isTrip }) {
    if (wasRejected) return offeredAnew(em, orderId);
    if (isTrip) return ownCard(em, { orderId });
    const courier = await courierOf(em, orderId);
    return [...cards(orderId, ...courier), ...tellings(readyNotice, orderId, ...courier)];
  },
  async 'delivery.accepted'(em, { orderId }) {
    const called = await calledOf(em, orderId);
    return [...(await askedCards(em, { orderId })), ...tellings(readyNotice, orderId, ...called)];
  },
  async 'delivery.picked_up'(em, { orderId }) {
    const courier = await courierOf(em, orderId);
    return [...cards(orderId, ...courier), ...tellings(readyNotice, orderId, ...courier)];
  },
  'delivery.given_back': offeredAgain,
  'delivery.failed': offeredAgain,
  'role.changed': (em, { roleId }) => cardsOfRole(em, roleId, offerCard, readyNotice, freeAgainNotice, calledOffNotice),
  'person.lost': cardsOfCustomer,
  'person.erased': (em, { personId }) => cardsAbout(em, personId, offerCard),
  async 'person.back'(em, { personId }) {
    const own = await openTripsOf(em, personId);
    return [...(await cardsOfCustomer(em, { personId })), ...own.flatMap((orderId) => cards(orderId, personId))];
  },
};

/** Whoever had it knows; the others must look up. */
async function offeredAgain(em: SqlEntityManager, { orderId, courierId }: OfCourier): Promise<Telling[]> {
  const asked = await offerDelivery(em, orderId);
  const again = asked.filter((one) => one.onDuty && !one.isNew && one.courierId !== courierId);
  return [
    ...cards(orderId, ...asked.map((one) => one.courierId)),
    ...tellings(readyNotice, orderId, courierId),
    ...tellings(freeAgainNotice, orderId, ...again.map((one) => one.courierId)),
  ];
}

/** Those who read that it was called off, or taken, look up. */
async function offeredAnew(em: SqlEntityManager, orderId: number): Promise<Telling[]> {
  const asked = await offerDelivery(em, orderId);
  const again = asked.filter((one) => one.onDuty && !one.isNew);
  return [
    ...tellings(calledOffNotice, orderId, ...asked.map(({ courierId }) => courierId)),
    ...cards(orderId, ...asked.map(({ courierId }) => courierId)),
    ...tellings(freeAgainNotice, orderId, ...again.map(({ courierId }) => courierId)),
  ];
}

/** A courier's own card says whether the customer hears of anything. */
async function cardsOfCustomer(em: SqlEntityManager, { personId }: { personId: number }): Promise<Telling[]> {
  const couriers = await couriersOfCustomer(em, personId);
  return couriers.flatMap(({ orderId, courierId }) => cards(orderId, courierId));
}

async function askedCards(em: SqlEntityManager, { orderId }: OfOrder): Promise<Telling[]> {
  const asked = await askedCouriers(em, orderId);
  const again = asked.filter(({ wasGivenBack }) => wasGivenBack);
  return [
    ...cards(orderId, ...asked.map(({ courierId }) => courierId)),
    ...tellings(freeAgainNotice, orderId, ...again.map(({ courierId }) => courierId)),
  ];
}

async function ownCard(em: SqlEntityManager, { orderId }: OfOrder): Promise<Telling[]> {
  return cards(orderId, ...(await courierOf(em, orderId)));
}

function cards(orderId: number, ...couriers: readonly number[]): Telling[] {
  return tellings(offerCard, orderId, ...couriers);
}

function tellings(notice: Notice, orderId: number, ...couriers: readonly number[]): Telling[] {
  return couriers.map((personId) => ({ notice, subjectId: orderId, personId }));
}
