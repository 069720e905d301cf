import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import type { Operation } from '../operation.ts';
import { workplace } from '../people/workplace.ts';
import { atWork } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import { alarmHearers, forgottenNotice, lateNotice } from './alarms/alarms.notices.ts';
import { sayAlready } from './already.ts';
import { type BoardFilter, board, boardFilters } from './board.queries.ts';
import { boardScreen, foundScreen } from './board.screens.ts';
import { groupCardHearers } from './group-cards.notices.ts';
import { handOverOrder } from './hand-over-order.ts';
import {
  bake,
  handOver,
  listBoard,
  openBoard,
  openKitchenCard,
  ready,
  reject,
  sendBoard,
  undo,
} from './kitchen.actions.ts';
import { failedNotice, kitchenCard, kitchenHearers } from './kitchen.notices.ts';
import { type KitchenOrder, kitchenOrder } from './kitchen.queries.ts';
import { canBeRejected } from './kitchen-card.screens.ts';
import type { OfOrder } from './lock-order.ts';
import { markReady } from './mark-ready.ts';
import { rejectOrderForm } from './reject-order.form.ts';
import { startBaking } from './start-baking.ts';
import { undoStep } from './undo-step.ts';

export const kitchen = room();

kitchen.tells(kitchenHearers, kitchenCard, failedNotice);
kitchen.tells(alarmHearers, forgottenNotice, lateNotice);
kitchen.tells(groupCardHearers);
kitchen.form(rejectOrderForm);

kitchen.command('board', async (turn, words) => {
  if (/^\d{1,9}$/.test(words)) return findOrder(turn, Number(words));
  await turn.send(await boardOf(turn, 'all', 0));
});
kitchen.on(sendBoard, async (turn) => turn.send(await boardOf(turn, 'all', 0)));
kitchen.on(openBoard, async (turn, { page }) => turn.show(await boardOf(turn, 'all', page)));
kitchen.on(listBoard, async (turn, { filter, page }) =>
  turn.show(await boardOf(turn, boardFilters[filter] ?? 'all', page)),
);
kitchen.on(openKitchenCard, async (turn, { orderId }) => {
  await orderFor(turn, orderId);
  await turn.showCard(kitchenCard, orderId);
});

kitchen.on(bake, (turn, { orderId }) => move(turn, startBaking, { orderId }));
kitchen.on(ready, (turn, { orderId }) => move(turn, markReady, { orderId }));
kitchen.on(handOver, (turn, { orderId }) => move(turn, handOverOrder, { orderId }));
kitchen.on(undo, (turn, undoing) => move(turn, undoStep, undoing));
kitchen.on(reject, async (turn, { orderId }) => {
  const order = await orderFor(turn, orderId);
  if (canBeRejected(order)) return turn.begin(rejectOrderForm, { orderId });
  await turn.showCard(kitchenCard, orderId);
  throw new Refusal('order.not-now', { number: orderId, context: order.status });
});

/** The card itself may stand far above: it comes into the answer's place. */
async function findOrder(turn: Turn, orderId: number): Promise<void> {
  const { status } = await orderFor(turn, orderId);
  await turn.send(foundScreen(turn.say, orderId, status));
}

/** @throws {Refusal} `not-allowed` for whoever works in no kitchen, `order.unknown` for those who work in another. */
async function orderFor(turn: Turn, orderId: number): Promise<KitchenOrder> {
  workplace(turn.visitor, 'employee', 'owner');
  const order = await turn.read(kitchenOrder, orderId, turn.visitor);
  if (!order) throw new Refusal('order.unknown');
  return order;
}

async function boardOf(turn: Turn, filter: BoardFilter, page: number) {
  const { visitor, now } = turn;
  const shopId = workplace(visitor, 'employee', 'owner');
  const found = await turn.read(board, { shopId, personId: visitor.personId, filter, page, now });
  return atWork(turn, shopId, boardScreen(turn.say, found, now));
}

/** A refusal usually means that the card is old, so it is brought up to date all the same. */
async function move<Input extends OfOrder>(turn: Turn, operation: Operation<Input, boolean>, input: Input) {
  const { orderId } = input;
  try {
    if (!(await turn.run(operation, input))) await sayAlready(turn, operation, orderId);
  } finally {
    await turn.showCard(kitchenCard, orderId);
  }
}
