import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import type { OfOrder } from '../kitchen/lock-order.ts';
import type { Operation } from '../operation.ts';
import { workplace } from '../people/workplace.ts';
import { acceptDelivery } from './accept-delivery.ts';
import {
  accept,
  changeDuty,
  finish,
  giveBack,
  openDeliveries,
  openDelivery,
  openDuty,
  pickUp,
  sendDeliveries,
} from './deliveries.actions.ts';
import { calledOffNotice, deliveryHearers, freeAgainNotice, offerCard, readyNotice } from './deliveries.notices.ts';
import { duties, trips } from './deliveries.queries.ts';
import { deliveriesScreen, dutyScreen } from './deliveries.screens.ts';
import { finishDelivery } from './finish-delivery.ts';
import { giveBackDelivery } from './give-back-delivery.ts';
import { lookAtOffer } from './look-at-offer.ts';
import { pickUpDelivery } from './pick-up-delivery.ts';
import { setDuty } from './set-duty.ts';
import { today } from './today.queries.ts';

export const deliveries = room();

deliveries.tells(deliveryHearers, offerCard, readyNotice, freeAgainNotice, calledOffNotice);

deliveries.command('deliveries', async (turn) => turn.send(await listOf(turn, 0)));
deliveries.on(sendDeliveries, async (turn) => turn.send(await listOf(turn, 0)));
deliveries.on(openDeliveries, async (turn, { page }) => turn.show(await listOf(turn, page)));

deliveries.on(openDelivery, (turn, { orderId }) => move(turn, lookAtOffer, orderId));
deliveries.on(accept, (turn, { orderId }) => move(turn, acceptDelivery, orderId));
deliveries.on(pickUp, (turn, { orderId }) => move(turn, pickUpDelivery, orderId));
deliveries.on(finish, (turn, { orderId }) => move(turn, finishDelivery, orderId));
deliveries.on(giveBack, (turn, { orderId }) => move(turn, giveBackDelivery, orderId));

deliveries.command('duty', async (turn) => turn.send(await dutyOf(turn)));
deliveries.on(openDuty, async (turn) => turn.show(await dutyOf(turn)));
deliveries.on(changeDuty, async (turn, { shopId, on }) => {
  await turn.run(setDuty, { shopId, onDuty: on === 1 });
  await turn.show(await dutyOf(turn));
});

/** A refusal usually means that the card is old, so it is brought up to date all the same. */
async function move(turn: Turn, operation: Operation<OfOrder, void>, orderId: number): Promise<void> {
  try {
    await turn.run(operation, { orderId });
  } finally {
    await turn.showCard(offerCard, orderId);
  }
}

async function listOf(turn: Turn, page: number) {
  workplace(turn.visitor, 'courier');
  const onDuty = turn.visitor.roles.some((role) => role.kind === 'courier' && role.onDuty);
  const { personId } = turn.visitor;
  const listed = await turn.read(trips, personId, page);
  return deliveriesScreen(turn.say, { ...listed, today: await turn.read(today, personId, turn.now), onDuty }, turn.now);
}

async function dutyOf(turn: Turn) {
  workplace(turn.visitor, 'courier');
  return dutyScreen(turn.say, await turn.read(duties, turn.visitor.personId));
}
