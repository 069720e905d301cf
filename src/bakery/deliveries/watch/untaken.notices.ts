import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../../chat/notice.ts';
import { offerCard } from '../deliveries.notices.ts';
import { offerAll, offerDelivery } from '../offers.queries.ts';
import { calledOwners, untaken } from './untaken.queries.ts';
import { untakenScreen } from './untaken.screens.ts';

/** For the owners, when nobody has taken a delivery for twice the time. */
export const untakenNotice: Notice = {
  code: 'dlv.untaken',
  keeps: 'latest',
  async render(reader, orderId) {
    const found = await untaken(reader.em, orderId, reader);
    return found && untakenScreen(reader.say, found, reader.now);
  },
};

/** An offer that nobody takes comes as a card once more; what has called an owner goes when somebody has it. */
export const untakenHearers: Hearers = {
  async 'delivery.untaken'(em, { orderId, whom }) {
    if (whom === 'owners') return owners(em, { orderId });
    const asked = await offerDelivery(em, orderId, true);
    return asked
      .filter(({ onDuty, isFree }) => onDuty && isFree)
      .map(({ courierId }) => ({ notice: offerCard, subjectId: orderId, personId: courierId }));
  },
  async 'courier.came'(em, { courierId, shopId }) {
    const offered = await offerAll(em, courierId, shopId);
    return offered.map((orderId) => ({ notice: offerCard, subjectId: orderId, personId: courierId }));
  },
  'delivery.accepted': owners,
  'order.cancelled': owners,
};

async function owners(em: SqlEntityManager, { orderId }: { orderId: number }): Promise<Telling[]> {
  const called = await calledOwners(em, orderId);
  return called.map((personId) => ({ notice: untakenNotice, subjectId: orderId, personId }));
}
