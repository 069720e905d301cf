import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../../chat/notice.ts';
import { lateTrip, warnedCourier } from './late-trip.queries.ts';
import { lateTripScreen } from './late-trip.screens.ts';

/** For the courier who has an order that may be late; its subject is the order. */
export const lateTripNotice: Notice = {
  code: 'dlv.late',
  keeps: 'latest',
  async render({ em, say, personId, now }, orderId) {
    const found = await lateTrip(em, orderId, personId);
    return found && lateTripScreen(say, found, now);
  },
};

/** Goes when it is ready or over, or theirs no more. Whoever takes it afterwards reads the time on its card. */
export const lateTripHearers: Hearers = {
  async 'order.alarm'(em, { orderId, alarm }) {
    return alarm === 'late' ? telling(em, orderId) : [];
  },
  'order.ready': (em, { orderId }) => telling(em, orderId),
  'order.cancelled': (em, { orderId }) => telling(em, orderId),
  'delivery.given_back': (em, { orderId, courierId }) => telling(em, orderId, courierId),
};

async function telling(em: SqlEntityManager, subjectId: number, courierId?: number): Promise<Telling[]> {
  const warned = await warnedCourier(em, subjectId, courierId);
  return warned.map((personId) => ({ notice: lateTripNotice, subjectId, personId }));
}
