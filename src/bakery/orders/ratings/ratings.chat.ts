import type { Notice } from '../../../chat/notice.ts';
import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { notAllowed } from '../../not-allowed.ts';
import { Refusal } from '../../refusal.ts';
import { orderOf } from '../order-card.queries.ts';
import { orderCard, toldNotice } from '../orders.notices.ts';
import { commentForm } from './comment-on-order.form.ts';
import { type Rating, rateOrder } from './rate-order.ts';
import { commentOn, openRatings, rate, rateTold, sendRatings } from './ratings.actions.ts';
import { ratedNotice, ratingHearers } from './ratings.notices.ts';
import { ratingsOf } from './ratings.queries.ts';
import { ratingsScreen } from './ratings.screens.ts';

export const ratings = room();

ratings.tells(ratingHearers, ratedNotice);
ratings.form(commentForm);

ratings.on(rate, (turn, rating) => give(turn, rating, orderCard));
ratings.on(rateTold, (turn, rating) => give(turn, rating, toldNotice));

async function give(turn: Turn, rating: Rating, card: Notice): Promise<void> {
  try {
    await turn.run(rateOrder, rating);
    await turn.toast(turn.say('ratings.thanks', { stars: rating.stars }));
  } finally {
    await turn.showCard(card, rating.orderId);
  }
}

ratings.on(commentOn, async (turn, { orderId }) => {
  const order = await turn.read(orderOf, orderId, turn.visitor.personId);
  if (!order) throw new Refusal('order.unknown');
  if (order.ratingComment !== null) throw new Refusal('order.commented-before', { number: orderId });
  if (order.rating === null) throw new Refusal('order.not-ratable', { number: orderId });
  await turn.begin(commentForm, { orderId });
});

ratings.on(openRatings, async (turn, { shopId, page }) => turn.show(await listOf(turn, shopId, page)));
ratings.on(sendRatings, async (turn, { shopId }) => turn.send(await listOf(turn, shopId, 0)));

async function listOf(turn: Turn, shopId: number, page: number) {
  const { operator, roles } = turn.visitor;
  const isOwner = operator || roles.some((role) => role.shopId === shopId && role.kind === 'owner');
  if (!isOwner) throw notAllowed(['owner']);
  return ratingsScreen(turn.say, await turn.read(ratingsOf, shopId, page), turn.now);
}
