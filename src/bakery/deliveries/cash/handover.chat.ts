import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { mustOwn, workplace } from '../../people/workplace.ts';
import { Refusal } from '../../refusal.ts';
import { askHandover } from './ask-handover.ts';
import { openCashOfShop } from './cash.queries.ts';
import { cashScreen, pastHandoversScreen } from './cash.screens.ts';
import { confirmHandover } from './confirm-handover.ts';
import {
  confirmCash,
  handOverCash,
  openCash,
  openCashOf,
  openHandover,
  openHandoverOrders,
  openHandovers,
  openShift,
  openShifts,
  takeCashOf,
  typeCash,
} from './handover.actions.ts';
import { countedForm } from './handover.form.ts';
import { handedOverNotice, handoverCard, handoverHearers } from './handover.notices.ts';
import { handoverOf, ordersOfHandover, pastHandovers } from './handover.queries.ts';
import { handoverOrdersScreen } from './handover.screens.ts';
import { shiftOf } from './shift.queries.ts';
import { cashOfScreen } from './shift.screens.ts';
import { showShift, showShifts } from './show-shift.ts';
import { takeCash } from './take-cash.ts';

export const handovers = room();

handovers.tells(handoverHearers, handoverCard, handedOverNotice);
handovers.form(countedForm);

handovers.on(openShifts, showShifts);
handovers.on(openShift, async (turn, { shopId, page }) => showShift(turn, shopId, page));
handovers.on(handOverCash, async (turn, asked) => {
  try {
    await turn.run(askHandover, asked);
  } finally {
    await showShift(turn, asked.shopId, 0);
  }
});

handovers.on(openHandover, async (turn, { handoverId }) => {
  await handoverFor(turn, handoverId);
  await turn.showCard(handoverCard, handoverId);
});
handovers.on(openHandoverOrders, async (turn, { handoverId, page }) => {
  const found = await handoverFor(turn, handoverId);
  const brought = await turn.read(ordersOfHandover, handoverId, page);
  await turn.show(handoverOrdersScreen(turn.say, found, { brought, page }, turn.now));
});
handovers.on(confirmCash, async (turn, { handoverId, amount }) => {
  try {
    await turn.run(confirmHandover, { handoverId, amount, received: amount, note: null });
  } finally {
    await turn.showCard(handoverCard, handoverId);
  }
});
handovers.on(typeCash, async (turn, { handoverId }) => {
  const { received, mayConfirm, amount, currency, courier, confirmedBy } = await handoverFor(turn, handoverId);
  if (received === null && mayConfirm) return turn.begin(countedForm, { handoverId, amount, currency, courier });
  await turn.showCard(handoverCard, handoverId);
  throw received === null ? new Refusal('handover.own') : new Refusal('handover.confirmed', { by: confirmedBy ?? '' });
});

handovers.on(openCash, async (turn, { page }) => {
  const shopId = counterIn(turn);
  const found = await turn.read(openCashOfShop, shopId, page);
  await turn.show(cashScreen(turn.say, found, isOwnerOf(turn, shopId)));
});
handovers.on(openCashOf, async (turn, { courierId, page }) => showCashOf(turn, courierId, page));
handovers.on(takeCashOf, async (turn, taken) => {
  try {
    await turn.run(takeCash, { ...taken, shopId: counterIn(turn) });
  } finally {
    await showCashOf(turn, taken.courierId, 0);
  }
});
handovers.on(openHandovers, async (turn, { page }) => {
  const shopId = counterIn(turn);
  mustOwn(turn.visitor, shopId);
  const found = await turn.read(pastHandovers, shopId, page);
  await turn.show(pastHandoversScreen(turn.say, found, turn.now));
});

/** @throws {Refusal} `handover.unknown` for everybody but its courier and those who work in its shop. */
async function handoverFor(turn: Turn, handoverId: number) {
  const found = await turn.read(handoverOf, handoverId, turn.visitor);
  if (!found) throw new Refusal('handover.unknown');
  return found;
}

/** @throws {Refusal} `not-allowed` for whoever counts no cash. */
function counterIn(turn: Turn): number {
  return workplace(turn.visitor, 'employee', 'owner');
}

function isOwnerOf({ visitor }: Turn, shopId: number): boolean {
  return visitor.operator || visitor.roles.some((role) => role.kind === 'owner' && role.shopId === shopId);
}

async function showCashOf(turn: Turn, courierId: number, page: number): Promise<void> {
  const shift = await turn.read(shiftOf, { shopId: counterIn(turn), courierId }, page);
  if (!shift) throw new Refusal('handover.nothing');
  await turn.show(cashOfScreen(turn.say, shift, turn.now));
}
