import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Notice, Telling } from '../chat/notice.ts';
import { rows } from './rows.ts';

/** Of each kind, the newest ones: more would keep Telegram busy for an hour. */
const MOST_CARDS = 60;

/**
 * Shows anew what somebody has of the open orders of a shop where their role was changed: whoever works there no more
 * reads no address and no name there either, and whoever is let back reads them again.
 */
export async function cardsOfRole(em: SqlEntityManager, roleId: number, ...notices: Notice[]): Promise<Telling[]> {
  const shown = await rows<{ code: string; subjectId: number; personId: number }>(em)`
    select code, subject_id as "subjectId", person_id as "personId" from (
      select c.code, c.subject_id, c.person_id, row_number() over (partition by c.code order by c.subject_id desc) as nth
      from role r join card c on c.person_id = r.person_id and c.message_id is not null
        join orders o on o.id = c.subject_id and o.shop_id = r.shop_id
      where r.id = ${roleId} and c.code = any(${notices.map(({ code }) => code)})
        and o.status in ('pending', 'baking', 'ready', 'in_transit')
    ) newest where nth <= ${MOST_CARDS} order by subject_id desc`;
  return shown.flatMap(({ code, ...telling }) =>
    notices.filter((notice) => notice.code === code).map((notice) => ({ notice, ...telling })),
  );
}

/** @returns whether somebody has a card of an order in a message. */
export async function hasCard(
  em: SqlEntityManager,
  { code, orderId, personId }: { readonly code: string; readonly orderId: number; readonly personId: number },
): Promise<boolean> {
  const found = await rows(em)`
    select from card where code = ${code} and subject_id = ${orderId} and person_id = ${personId}
      and message_id is not null`;
  return found.length > 0;
}
