import type { Hearers, Notice, Telling } from '../../../chat/notice.ts';
import { cardsAbout } from '../../cards-about.ts';
import { bakeryAnswer, hearersOf, question } from './order-messages.queries.ts';
import { bakeryAnswerScreen, questionScreen } from './order-messages.screens.ts';

/** A card for each message of the customer: it shows to everybody in the bakery once somebody has answered. */
export const questionCard: Notice = {
  code: 'ord.asked',
  keeps: 'card',
  async render({ em, say, personId }, messageId) {
    const found = await question(em, messageId, personId);
    return found && questionScreen(say, found);
  },
};

export const answerNotice: Notice = {
  code: 'ord.said',
  keeps: 'message',
  async render({ em, say, personId }, messageId) {
    const found = await bakeryAnswer(em, messageId, personId);
    return found && bakeryAnswerScreen(say, found);
  },
};

export const messageHearers: Hearers = {
  'person.erased': (em, { personId }) => cardsAbout(em, personId, questionCard, 'message'),
  async 'message.written'(em, { messageId }) {
    const heard = await hearersOf(em, messageId);
    if (heard?.audience === 'bakery') return tellings(questionCard, messageId, heard.staff);
    return heard ? tellings(answerNotice, messageId, [heard.customerId]) : [];
  },
  async 'message.answered'(em, { messageId }) {
    return tellings(questionCard, messageId, (await hearersOf(em, messageId))?.staff ?? []);
  },
};

function tellings(notice: Notice, subjectId: number, people: readonly number[]): Telling[] {
  return people.map((personId) => ({ notice, subjectId, personId }));
}
