import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { Refusal } from '../../refusal.ts';
import { changeAddress, checkOut, chooseDelivery, choosePickup, confirmOrder } from '../orders.actions.ts';
import { orderCard } from '../orders.notices.ts';
import { refusalWords } from '../refusal-words.ts';
import { askForChange, changeForm } from './change.form.ts';
import {
  asSoonAsPossible,
  backToSummary,
  changePhone,
  chooseDay,
  chooseSlot,
  chooseTime,
  confirmDue,
  sayChange,
  writeNote,
} from './checkout.actions.ts';
import { backToCheckout, checkoutForm, shopOf, showCheckout } from './checkout.form.ts';
import { checkoutOf, shopOfCart } from './checkout.queries.ts';
import { nothingToOrderScreen } from './checkout.screens.ts';
import { noteForm } from './note.form.ts';
import { placeOrder, type Shown } from './place-order.ts';
import { timesOf } from './times.queries.ts';
import { daysScreen, slotsScreen } from './times.screens.ts';
import { wishTime } from './wish-time.ts';

export const checkout = room();

checkout.form(checkoutForm);
checkout.form(noteForm);
checkout.form(changeForm);

checkout.on(checkOut, (turn) => showCheckout(turn));
checkout.on(backToSummary, (turn) => showCheckout(turn));
checkout.on(choosePickup, (turn) => showCheckout(turn, { fulfilment: 'pickup' }));
checkout.on(chooseDelivery, (turn) => showCheckout(turn, { fulfilment: 'delivery' }));
checkout.on(changeAddress, (turn) => showCheckout(turn, { fulfilment: 'delivery', newPlace: true }));
checkout.on(changePhone, (turn) => showCheckout(turn, { newPhone: true }));
checkout.on(writeNote, (turn) => askForNote(turn));
checkout.on(sayChange, (turn) => askForChange(turn));

checkout.on(chooseTime, (turn) => showTimes(turn));
checkout.on(chooseDay, (turn, { day, page }) => showTimes(turn, day, page));
checkout.on(asSoonAsPossible, async (turn) => {
  await turn.run(wishTime, { shopId: shopOf(turn), slotAt: null });
  await showCheckout(turn);
});

/** A slot that is gone: what is left is the answer. */
checkout.on(chooseSlot, async (turn, { at }) => {
  const slotAt = new Date(at * 60_000);
  const refused = await turn.run(wishTime, { shopId: shopOf(turn), slotAt }).catch(refusalOf);
  if (!(refused instanceof Refusal)) return showCheckout(turn);
  await tell(turn, refused, shopOf(turn));
  await showTimes(turn);
});

checkout.on(confirmOrder, (turn, shown) => confirm(turn, shown));
checkout.on(confirmDue, (turn, shown) => confirm(turn, shown));

/** Whatever is not as it was shown: the new summary is the answer, without ✅ when something is missing. */
async function confirm(turn: Turn, shown: Shown): Promise<void> {
  const placed = await turn.run(placeOrder, shown).catch(refusalOf);
  if (!(placed instanceof Refusal)) return turn.showCard(orderCard, placed.orderId);
  const shopId = await turn.read(shopOfCart, shown.cartId, turn.visitor.personId);
  await tell(turn, placed, shopId ?? shopOf(turn));
  await backToCheckout(turn, shopId ?? shopOf(turn));
}

async function askForNote(turn: Turn): Promise<void> {
  const shopId = shopOf(turn);
  const [cart] = await turn.read(checkoutOf, shopId, turn.visitor.personId);
  if (!cart) return turn.show(nothingToOrderScreen(turn.say));
  await turn.begin(noteForm, { shopId });
}

async function showTimes(turn: Turn, day?: number, page = 0): Promise<void> {
  const { say, now, visitor } = turn;
  const times = await turn.read(timesOf, shopOf(turn), visitor.personId, now);
  if (!times) return turn.show(nothingToOrderScreen(say));
  await turn.show(day === undefined ? daysScreen(say, times, now) : slotsScreen(say, times, day, page, now));
}

async function tell(turn: Turn, refusal: Refusal, shopId: number): Promise<void> {
  const { say, now, visitor } = turn;
  const [cart] = await turn.read(checkoutOf, shopId, visitor.personId);
  const words = cart ? refusalWords(say, refusal, cart, now) : refusal.params;
  await turn.toast(say(`refusals.${refusal.code}`, words));
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
