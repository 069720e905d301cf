import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from './rows.ts';

/** Of each kind, the newest ones: more would keep Telegram busy for an hour. */
const MOST_CARDS = 200;

export interface CardAbout {
  /** The order, or the message about it. */
  readonly subjectId: number;
  /** Whose chat shows it. */
  readonly personId: number;
}

/**
 * Cards in other people's chats that were made of a customer's orders. The notifications keep them, by the code of
 * their notice.
 */
export function cardsAbout(
  em: SqlEntityManager,
  customerId: number,
  code: string,
  subject: 'order' | 'message' = 'order',
): Promise<CardAbout[]> {
  return rows<CardAbout>(em)`
    select c.subject_id as "subjectId", c.person_id as "personId"
    from card c left join order_message m on ${subject}::text = 'message' and m.id = c.subject_id
      join orders o on o.id = case when ${subject}::text = 'message' then m.order_id else c.subject_id end
    where c.code = ${code} and o.customer_id = ${customerId} and c.person_id <> ${customerId}
      and c.message_id is not null
    order by c.updated_at desc limit ${MOST_CARDS}`;
}
