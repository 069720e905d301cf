import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { Order } from '../order.ts';
import { endOf } from '../order-end.queries.ts';
import { canTalk } from '../since-its-end.ts';
import { writeMessage } from './write-message.ts';

export interface Answering {
  /** Of the customer's message. */
  readonly messageId: number;
  /** 1-1000 characters. */
  readonly text: string;
}

/**
 * Somebody of the bakery answers a customer. A question of the last minute can be answered for a day as well.
 * Says whether the bot reaches them; not who they are, since results are kept when a customer is forgotten.
 * @throws {Refusal} `order.unknown`, `talk.over`, `talk.too-many`.
 */
export const answerTheCustomer = operation({
  name: 'answer-customer',
  allow: ['employee', 'owner'],
  shop: async (em, { messageId }: Answering) => (await questionOf(em, messageId))?.shopId,
  async run(work, { personId }, { messageId, text }: Answering) {
    const { em, now } = work;
    const question = await questionOf(em, messageId);
    if (!question) throw new Refusal('order.unknown');
    const { orderId, askedAt } = question;
    const order = await em.findOneOrFail(Order, orderId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const isOpen = canTalk(await endOf(em, order), now) || canTalk({ endedAt: askedAt }, now);
    if (!isOpen) throw new Refusal('talk.over', { number: orderId });
    const open = await unanswered(em, orderId);
    await writeMessage(work, { orderId, authorId: personId, audience: 'customer', text });
    for (const one of open) work.emit({ type: 'message.answered', messageId: one.id });
    return { reachable: question.reachable };
  },
});

interface AskedOrder {
  readonly orderId: number;
  readonly shopId: number;
  readonly askedAt: Date;
  readonly reachable: boolean;
}

async function questionOf(em: SqlEntityManager, messageId: number): Promise<AskedOrder | undefined> {
  const [found] = await rows<AskedOrder>(em)`
    select o.id as "orderId", o.shop_id as "shopId", m.at as "askedAt",
      c.telegram_id is not null and c.unreachable_since is null as reachable
    from order_message m join orders o on o.id = m.order_id join person c on c.id = o.customer_id
    where m.id = ${messageId} and m.audience = 'bakery'`;
  return found;
}

/** The questions since the last answer: this one is the answer to all of them. */
function unanswered(em: SqlEntityManager, orderId: number): Promise<{ id: number }[]> {
  return rows<{ id: number }>(em)`
    select id from order_message where order_id = ${orderId} and audience = 'bakery' and id > coalesce(
      (select max(id) from order_message where order_id = ${orderId} and audience = 'customer' and courier_id is null), 0)
    order by id desc limit 20`;
}
