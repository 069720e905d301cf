import { room } from '../../chat/room.ts';
import { Refusal } from '../refusal.ts';
import { checkoutForm, showCheckout } from './checkout.form.ts';
import { changeAddress, checkOut, chooseDelivery, choosePickup, confirmOrder } from './orders.actions.ts';
import { orderCard } from './orders.notices.ts';
import { placeOrder } from './place-order.ts';

export const checkout = room();

checkout.form(checkoutForm);

checkout.on(checkOut, (turn) => showCheckout(turn));
checkout.on(choosePickup, (turn) => showCheckout(turn, { fulfilment: 'pickup' }));
checkout.on(chooseDelivery, (turn) => showCheckout(turn, { fulfilment: 'delivery' }));
checkout.on(changeAddress, (turn) => showCheckout(turn, { fulfilment: 'delivery', newPlace: true }));

/** Whatever is not as it was shown: the new summary is the answer, without ✅ when something is missing. */
checkout.on(confirmOrder, async (turn, shown) => {
  const placed = await turn.run(placeOrder, shown).catch(refusalOf);
  if (!(placed instanceof Refusal)) return turn.showCard(orderCard, placed.orderId);
  await turn.toast(turn.say(`refusals.${placed.code}`, placed.params));
  await showCheckout(turn);
});

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
