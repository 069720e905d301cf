import type { Work } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';

/** Of one person about one order. */
const MOST_AN_HOUR = 20;

export interface NewMessage {
  readonly orderId: number;
  readonly authorId: number;
  readonly audience: 'customer' | 'bakery' | 'courier';
  /** Who brings the order, when they wrote it or are to read it. */
  readonly courierId?: number | null;
  /** 1-1000 characters. */
  readonly text: string;
}

/**
 * Keeps a message about an order that the caller has locked, and announces it.
 * @returns its id.
 * @throws {Refusal} `talk.too-many`
 */
export async function writeMessage({ em, emit }: Work, message: NewMessage): Promise<number> {
  const { orderId, authorId, audience, courierId = null, text } = message;
  const [written] = await rows<{ messageId: number }>(em)`
    insert into order_message (order_id, author_id, audience, courier_id, text)
    select ${orderId}::int, ${authorId}::int, ${audience}, ${courierId}::int, ${text}
    where (select count(*) from order_message where order_id = ${orderId} and author_id = ${authorId}
      and at > now() - interval '1 hour') < ${MOST_AN_HOUR}
    returning id as "messageId"`;
  if (!written) throw new Refusal('talk.too-many', { most: MOST_AN_HOUR });
  emit({ type: 'message.written', messageId: written.messageId });
  return written.messageId;
}
