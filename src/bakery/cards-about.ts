import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Notice, Telling } from '../chat/notice.ts';
import { rows } from './rows.ts';

/** Of each kind, the newest ones: more would keep Telegram busy for an hour. */
const MOST_CARDS = 200;

/**
 * Shows anew, in other people's chats, the cards that were made of a customer's orders, or of messages about them. The
 * notifications keep them by the code of their notice.
 */
export async function cardsAbout(
  em: SqlEntityManager,
  customerId: number,
  notice: Notice,
  subject: 'order' | 'message' = 'order',
): Promise<Telling[]> {
  const shown = await rows<Omit<Telling, 'notice'>>(em)`
    select c.subject_id as "subjectId", c.person_id as "personId"
    from card c left join order_message m on ${subject}::text = 'message' and m.id = c.subject_id
      join orders o on o.id = case when ${subject}::text = 'message' then m.order_id else c.subject_id end
    where c.code = ${notice.code} and o.customer_id = ${customerId} and c.person_id <> ${customerId}
      and c.message_id is not null
    order by c.updated_at desc limit ${MOST_CARDS}`;
  return shown.map((one) => ({ notice, ...one }));
}
