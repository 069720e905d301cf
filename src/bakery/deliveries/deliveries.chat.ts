import type { Form } from '../../chat/form.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { sayAlready } from '../kitchen/already.ts';
import type { OfOrder } from '../kitchen/lock-order.ts';
import type { Operation } from '../operation.ts';
import { workplace } from '../people/workplace.ts';
import { Refusal } from '../refusal.ts';
import { acceptDelivery } from './accept-delivery.ts';
import { showOpenShift } from './cash/show-shift.ts';
import {
  accept,
  changeDuty,
  fail,
  finish,
  giveBack,
  openDeliveries,
  openDelivery,
  openDuty,
  pickUp,
  sendDeliveries,
  undoTripStep,
} from './deliveries.actions.ts';
import { calledOffNotice, deliveryHearers, freeAgainNotice, offerCard, readyNotice } from './deliveries.notices.ts';
import { duties, trip, trips } from './deliveries.queries.ts';
import { deliveriesScreen, dutyScreen } from './deliveries.screens.ts';
import type { DeliveryStatus } from './delivery-status.ts';
import type { GivingBack } from './give-back-delivery.ts';
import { groupAgain, groupOffer, groupOfferHearers } from './group-offers.notices.ts';
import { lookAtOffer } from './look-at-offer.ts';
import { pickUpDelivery } from './pick-up-delivery.ts';
import { codeForm, finishOrAsk, proofPhotoForm } from './proof/proof.form.ts';
import { setDuty } from './set-duty.ts';
import { failForm, giveBackForm } from './setbacks.form.ts';
import { today } from './today.queries.ts';
import { undoTrip } from './undo-trip.ts';
import { lateTripHearers, lateTripNotice } from './watch/late-trip.notices.ts';

export const deliveries = room();

deliveries.tells(deliveryHearers, offerCard, readyNotice, freeAgainNotice, calledOffNotice);
deliveries.tells(groupOfferHearers, groupOffer, groupAgain);
deliveries.tells(lateTripHearers, lateTripNotice);
deliveries.form(giveBackForm);
deliveries.form(failForm);
deliveries.form(codeForm);
deliveries.form(proofPhotoForm);

deliveries.command('deliveries', async (turn) => turn.send(await listOf(turn, 0)));
deliveries.on(sendDeliveries, async (turn) => turn.send(await listOf(turn, 0)));
deliveries.on(openDeliveries, async (turn, { page }) => turn.show(await listOf(turn, page)));

deliveries.on(openDelivery, (turn, { orderId }) => move(turn, lookAtOffer, orderId));
deliveries.on(accept, (turn, { orderId }) => move(turn, acceptDelivery, orderId));
deliveries.on(pickUp, (turn, { orderId }) => move(turn, pickUpDelivery, orderId));
deliveries.on(finish, (turn, { orderId }) => finishOrAsk(turn, { orderId }));
deliveries.on(undoTripStep, async (turn, undoing) => {
  try {
    if (!(await turn.run(undoTrip, undoing))) await sayAlready(turn, undoTrip, undoing.orderId);
  } finally {
    await turn.showCard(offerCard, undoing.orderId);
  }
});
deliveries.on(giveBack, (turn, { orderId }) => ask(turn, giveBackForm, orderId, 'accepted'));
deliveries.on(fail, (turn, { orderId }) => ask(turn, failForm, orderId, 'picked_up'));

deliveries.command('duty', async (turn) => turn.send(await dutyOf(turn)));
deliveries.on(openDuty, async (turn) => turn.show(await dutyOf(turn)));
deliveries.on(changeDuty, async (turn, { shopId, on }) => {
  await turn.run(setDuty, { shopId, onDuty: on === 1 });
  if (on === 0 && (await showOpenShift(turn, shopId))) return turn.toast(turn.say('deliveries.list.off-duty'));
  await turn.show(await dutyOf(turn));
});

/** Asks in the card's place, if there is anything to ask; else the card says what has become of it. */
async function ask<Draft extends GivingBack>(turn: Turn, form: Form<Draft>, orderId: number, status: DeliveryStatus) {
  workplace(turn.visitor, 'courier');
  const found = await turn.read(trip, orderId, turn.visitor.personId);
  if (!found) throw new Refusal('order.unknown');
  if (found.mine && found.status === status) return turn.begin(form, { orderId } as Partial<Draft>);
  await turn.showCard(offerCard, orderId);
  if (!found.mine) throw new Refusal('delivery.not-yours');
  throw new Refusal(found.status === 'picked_up' ? 'delivery.on-the-way' : 'delivery.gone');
}

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
