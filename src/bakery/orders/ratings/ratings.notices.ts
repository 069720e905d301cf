import type { Hearers, Notice } from '../../../chat/notice.ts';
import { cardsAbout } from '../../cards-about.ts';
import { ownersOf, ratedOrder, shopOfRated } from './ratings.queries.ts';
import { ratedScreen } from './ratings.screens.ts';

/** Stars, and the comment when there is one: a card, because the comment comes a little later. Its subject is the order. */
export const ratedNotice: Notice = {
  code: 'ord.rated',
  keeps: 'card',
  canWait: shopOfRated,
  async render({ em, say, personId }, orderId) {
    const rated = await ratedOrder(em, orderId, personId);
    return rated && ratedScreen(say, rated);
  },
};

export const ratingHearers: Hearers = {
  'person.erased': (em, { personId }) => cardsAbout(em, personId, ratedNotice),
  async 'order.rated'(em, { orderId }) {
    const owners = await ownersOf(em, orderId);
    return owners.map((personId) => ({ notice: ratedNotice, subjectId: orderId, personId }));
  },
};
