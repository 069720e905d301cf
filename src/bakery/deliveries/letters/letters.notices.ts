import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../../chat/notice.ts';
import type { OfCourier } from '../open-trips.queries.ts';
import { addressee, letter, lettersAbout, lettersShownTo, type ShownLetter } from './letters.queries.ts';
import { letterScreen } from './letters.screens.ts';

/** Each message between customer and courier; a card, so that it can still be taken back from a former courier. */
export const letterCard: Notice = {
  code: 'dlv.letter',
  keeps: 'card',
  async render({ em, say, personId }, messageId) {
    const found = await letter(em, { messageId, personId, code: letterCard.code });
    return found && letterScreen(say, found);
  },
};

export const letterHearers: Hearers = {
  async 'message.written'(em, { messageId }) {
    const personId = await addressee(em, messageId);
    return personId === undefined ? [] : tellings([{ messageId, personId }]);
  },
  'delivery.given_back': takenBack,
  'delivery.failed': takenBack,
  'person.erased': async (em, { personId }) => tellings(await lettersAbout(em, personId, letterCard.code)),
};

/** What a customer wrote, a door's code perhaps, is for who brings it. */
async function takenBack(em: SqlEntityManager, { orderId, courierId }: OfCourier): Promise<Telling[]> {
  return tellings(await lettersShownTo(em, courierId, orderId));
}

function tellings(letters: readonly ShownLetter[]): Telling[] {
  return letters.map(({ messageId, personId }) => ({ notice: letterCard, subjectId: messageId, personId }));
}
