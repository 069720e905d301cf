import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { Refusal } from '../refusal.ts';
import { checkoutForm, showCheckout } from './checkout.form.ts';
import { changeAddress, checkOut, chooseDelivery, choosePickup, confirmOrder } from './orders.actions.ts';
import { orderCard } from './orders.notices.ts';
import { placeOrder, type Shown } from './place-order.ts';

export const checkout = room();

checkout.form(checkoutForm);

checkout.on(checkOut, (turn) => showCheckout(turn));
checkout.on(choosePickup, (turn) => showCheckout(turn, { fulfilment: 'pickup' }));
checkout.on(chooseDelivery, (turn) => showCheckout(turn, { fulfilment: 'delivery' }));
checkout.on(changeAddress, (turn) => showCheckout(turn, { fulfilment: 'delivery', newPlace: true }));

checkout.on(confirmOrder, async (turn, shown) => {
  const orderId = await placed(turn, shown);
  if (orderId !== undefined) return turn.showCard(orderCard, orderId);
  await turn.toast(turn.say('refusals.order.changed'));
  await showCheckout(turn);
});

/** @returns undefined when something is not as it was shown: then the new summary is the answer. */
async function placed(turn: Turn, shown: Shown): Promise<number | undefined> {
  try {
    return (await turn.run(placeOrder, shown)).orderId;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'order.changed') return undefined;
    throw error;
  }
}
