import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { averageOf } from '../../catalog/average.ts';
import { openHome } from '../../shops/home.actions.ts';
import { canBeRated, type Ended } from '../since-its-end.ts';
import { commentOn, openRatings, rate, sendRatings } from './ratings.actions.ts';
import type { RatedOrder, Ratings } from './ratings.queries.ts';

const FIVE = [1, 2, 3, 4, 5];

/** `⭐ 1` … `⭐ 5`, then a comment; nothing once both were said or it is too late. */
export function ratingButtons(say: Say, order: Ratable, now: Date, action = rate): Button[][] {
  const { orderId, rating, ratingComment } = order;
  if (!canBeRated(order, now)) return [];
  if (rating === null) {
    return [FIVE.map((stars) => ({ label: label('rating', stars), data: action.write({ orderId, stars }) }))];
  }
  if (ratingComment !== null) return [];
  return [[{ label: label('note', say('ratings.add-comment')), data: commentOn.write({ orderId }) }]];
}

interface Ratable extends Ended {
  readonly orderId: number;
  readonly rating: number | null;
  readonly ratingComment: string | null;
}

/** What the customer has said. */
export function givenText(say: Say, { rating, ratingComment }: Pick<Ratable, 'rating' | 'ratingComment'>): string {
  const stars = label('rating', say.html('ratings.given', { stars: rating }));
  return ratingComment === null ? stars : `${stars}\n${say.html('ratings.comment', { comment: ratingComment })}`;
}

export function ratedScreen(say: Say, rated: RatedOrder): Screen {
  const { shopId, orderId, customer, stars, comment } = rated;
  const title = label('rating', say.html('ratings.told', { stars, number: orderId, customer }));
  return {
    text: comment === null ? title : `${title}\n\n${say.html('ratings.comment', { comment })}`,
    buttons: [[{ label: label('rating', say('ratings.open')), data: sendRatings.write({ shopId }) }]],
  };
}

export function ratingsScreen(say: Say, { shopId, shopName, rated, count, sum, page }: Ratings, now: Date): Screen {
  const home = [{ label: label('back', say('ratings.home')), data: openHome.write({}) }];
  if (count === 0) return { text: say.html('ratings.none'), buttons: [home] };
  const average = averageOf(say, { ratingSum: sum, ratingCount: count });
  const title = say.html('ratings.title', { shop: shopName, count });
  return {
    text: [
      average === undefined ? title : `${title}\n${label('rating', say.html('ratings.average', { average }))}`,
      ...rated.map((one) => ratingText(say, one, now)),
    ].join('\n\n'),
    buttons: [...pager(page, count, (to) => openRatings.write({ shopId, page: to })), home],
  };
}

function ratingText(say: Say, { orderId, customer, stars, comment, ratedAt, timeZone }: RatedOrder, now: Date): string {
  const time = say.time(ratedAt, timeZone, now);
  const line = label('rating', say.html('ratings.line', { stars, number: orderId, customer, time }));
  return comment === null ? line : `${line}\n${say.html('ratings.comment', { comment })}`;
}
