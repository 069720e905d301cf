import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { sayAlready } from '../../kitchen/already.ts';
import { kitchenCard } from '../../kitchen/kitchen.notices.ts';
import { workplace } from '../../people/workplace.ts';
import { Refusal } from '../../refusal.ts';
import { untakenHearers, untakenNotice } from '../watch/untaken.notices.ts';
import { assign, openCouriers, takeAway } from './assign.actions.ts';
import { courierChoices } from './assign.queries.ts';
import { couriersScreen } from './assign.screens.ts';
import { assignDelivery } from './assign-delivery.ts';
import { takeAwayDelivery } from './take-away-delivery.ts';

export const assigning = room();

assigning.tells(untakenHearers, untakenNotice);

assigning.on(openCouriers, (turn, { orderId, page }) => showCouriers(turn, orderId, page));

/** With an answer the order is shown; after a refusal who could bring it, as it is by now. */
assigning.on(assign, async (turn, assignment) => {
  const { orderId } = assignment;
  let isNew: boolean | undefined;
  try {
    isNew = await turn.run(assignDelivery, assignment);
  } finally {
    if (isNew === undefined) await showCouriers(turn, orderId, 0);
    else await turn.showCard(kitchenCard, orderId);
  }
  if (!isNew) await sayAlready(turn, assignDelivery, orderId);
});

/** The news of this shows everybody the order anyway: a list would not stay. */
assigning.on(takeAway, async (turn, assignment) => {
  const { orderId } = assignment;
  try {
    if (!(await turn.run(takeAwayDelivery, assignment))) await sayAlready(turn, takeAwayDelivery, orderId);
  } finally {
    await turn.showCard(kitchenCard, orderId);
  }
});

/** @throws {Refusal} `not-allowed` for whoever works in no bakery, `order.unknown` for those who work in another. */
async function showCouriers(turn: Turn, orderId: number, page: number): Promise<void> {
  workplace(turn.visitor, 'employee', 'owner');
  const choices = await turn.read(courierChoices, { orderId, page }, turn.visitor);
  if (!choices) throw new Refusal('order.unknown');
  await turn.show(couriersScreen(turn.say, choices));
}
