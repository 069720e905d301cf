import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { Refusal } from '../refusal.ts';
import { cancelOrder } from './cancel-order.ts';
import { orderOf } from './order-card.queries.ts';
import { askToCancelScreen, cancelledScreen, keptScreen } from './order-card.screens.ts';
import { askToCancel, cancel, keepOrder, openOrder, openOrders, sendOrders } from './orders.actions.ts';
import { calledOff, handedOver, onItsWay, orderCard, orderHearers, readyForPickup } from './orders.notices.ts';
import { ordersOf } from './orders.queries.ts';
import { ordersScreen } from './orders.screens.ts';

export const orders = room();

orders.tells(orderHearers, orderCard, readyForPickup, onItsWay, handedOver, calledOff);

orders.command('orders', async (turn) => turn.send(await listOf(turn, 0)));
orders.on(sendOrders, async (turn) => turn.send(await listOf(turn, 0)));
orders.on(openOrders, async (turn, { page }) => turn.show(await listOf(turn, page)));
orders.on(openOrder, (turn, { orderId }) => turn.showCard(orderCard, orderId));

/** In a message of its own: the card below which it is asked may move meanwhile. */
orders.on(askToCancel, async (turn, { orderId }) => {
  const order = await turn.read(orderOf, orderId, turn.visitor.personId);
  if (!order) throw new Refusal('order.unknown');
  if (order.status !== 'pending') throw new Refusal('order.not-cancellable', { number: orderId });
  await turn.send(askToCancelScreen(turn.say, orderId));
});

orders.on(cancel, async (turn, { orderId }) => {
  await turn.run(cancelOrder, { orderId });
  await turn.show(cancelledScreen(turn.say, orderId));
});

orders.on(keepOrder, (turn, { orderId }) => turn.show(keptScreen(turn.say, orderId)));

async function listOf(turn: Turn, page: number) {
  return ordersScreen(turn.say, await turn.read(ordersOf, turn.visitor.personId, page));
}
