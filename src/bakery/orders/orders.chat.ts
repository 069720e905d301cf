import { linkId } from '../../chat/link.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { Refusal } from '../refusal.ts';
import { cancelOrder } from './cancel-order.ts';
import { type OrderView, orderForStaff, orderOf } from './order-card.queries.ts';
import { askToCancelScreen } from './order-card.screens.ts';
import { askToCancel, cancel, keepOrder, openOrder, openOrders, sendOrders } from './orders.actions.ts';
import { orderCard, orderHearers, toldNotice } from './orders.notices.ts';
import { ordersOf } from './orders.queries.ts';
import { ordersScreen, staffOrderScreen } from './orders.screens.ts';

export const orders = room();

orders.tells(orderHearers, orderCard, toldNotice);

orders.command('orders', async (turn) => turn.send(await listOf(turn, 0)));
orders.on(sendOrders, async (turn) => turn.send(await listOf(turn, 0)));
orders.on(openOrders, async (turn, { page }) => turn.show(await listOf(turn, page)));
orders.on(openOrder, async (turn, { orderId }) => {
  await ownOrder(turn, orderId);
  await turn.showCard(orderCard, orderId);
});

orders.on(askToCancel, async (turn, { orderId }) => {
  const order = await ownOrder(turn, orderId);
  if (order.status === 'pending') return turn.show(askToCancelScreen(turn.say, order, turn.now));
  await turn.showCard(orderCard, orderId);
  throw new Refusal('order.not-cancellable', { number: orderId });
});

orders.on(cancel, async (turn, { orderId }) => {
  try {
    await turn.run(cancelOrder, { orderId });
    await turn.toast(turn.say('orders.was-cancelled', { number: orderId }));
  } finally {
    await turn.showCard(orderCard, orderId);
  }
});

orders.on(keepOrder, async (turn, { orderId }) => {
  await ownOrder(turn, orderId);
  await turn.toast(turn.say('orders.was-kept', { number: orderId }));
  await turn.showCard(orderCard, orderId);
});

orders.link('o_', async (turn, words) => {
  const orderId = linkId(words) ?? 0;
  if (await turn.read(orderOf, orderId, turn.visitor.personId)) return turn.showCard(orderCard, orderId);
  const order = await turn.read(orderForStaff, orderId, turn.visitor);
  if (!order) throw new Refusal('order.unknown');
  await turn.send(staffOrderScreen(turn.say, order));
});

async function ownOrder(turn: Turn, orderId: number): Promise<OrderView> {
  const order = await turn.read(orderOf, orderId, turn.visitor.personId);
  if (!order) throw new Refusal('order.unknown');
  return order;
}

async function listOf(turn: Turn, page: number) {
  return ordersScreen(turn.say, await turn.read(ordersOf, turn.visitor.personId, page));
}
