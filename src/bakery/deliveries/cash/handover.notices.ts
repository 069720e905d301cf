import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../../chat/notice.ts';
import { rows } from '../../rows.ts';
import { countersOf, courierOfHandover, handoverOf } from './handover.queries.ts';
import { handedOverScreen, handoverScreen } from './handover.screens.ts';

/** For those who count; its subject is the handover. */
export const handoverCard: Notice = {
  code: 'hov.card',
  keeps: 'card',
  async render(reader, handoverId) {
    const found = await handoverOf(reader.em, handoverId, reader);
    return found && handoverScreen(reader.say, found, reader.now);
  },
};

/** For the courier, who has to know that the money is theirs no more. */
export const handedOverNotice: Notice = {
  code: 'hov.done',
  keeps: 'message',
  async render(reader, handoverId) {
    const found = await handoverOf(reader.em, handoverId, reader);
    return found?.received == null ? undefined : handedOverScreen(reader.say, found);
  },
};

export const handoverHearers: Hearers = {
  async 'handover.asked'(em, { handoverId }) {
    return tellings(handoverCard, handoverId, await countersOf(em, handoverId));
  },
  async 'handover.changed'(em, { handoverId }) {
    return tellings(handoverCard, handoverId, await holdersOf(em, handoverId));
  },
  async 'handover.confirmed'(em, { handoverId }) {
    return [
      ...tellings(handoverCard, handoverId, await holdersOf(em, handoverId)),
      ...tellings(handedOverNotice, handoverId, await courierOfHandover(em, handoverId)),
    ];
  },
};

/** Those who were asked. Whoever is to be asked still reads the newest state; nobody gets a card because it is over. */
async function holdersOf(em: SqlEntityManager, handoverId: number): Promise<number[]> {
  const found = await rows<{ personId: number }>(em)`
    select person_id as "personId" from card where code = ${handoverCard.code} and subject_id = ${handoverId}
    order by 1`;
  return found.map(({ personId }) => personId);
}

function tellings(notice: Notice, subjectId: number, personIds: readonly number[]): Telling[] {
  return personIds.map((personId) => ({ notice, subjectId, personId }));
}
