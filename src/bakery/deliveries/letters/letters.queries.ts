import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';

/** Between the customer of an order and who brings it. */
export interface Line {
  readonly customerId: number;
  /** First names. */
  readonly customer: string;
  readonly courierId: number | null;
  readonly courier: string | null;
  /** `over`: delivered over an hour ago. */
  readonly state: 'open' | 'over' | 'nobody';
  /** The bot reaches them. */
  readonly customerHears: boolean;
  readonly courierHears: boolean;
}

/** @returns undefined when there is nothing to be brought. */
async function lineOf(em: SqlEntityManager, orderId: number): Promise<Line | undefined> {
  const [line] = await rows<Line>(em)`
    select o.customer_id as "customerId", c.first_name as customer, d.courier_id as "courierId",
      k.first_name as courier,
      case when d.status not in ('accepted', 'picked_up', 'delivered') or not exists (select from role r
          where r.person_id = d.courier_id and r.shop_id = o.shop_id and r.kind = 'courier' and r.active) then 'nobody'
        when d.status = 'delivered' and d.delivered_at <= now() - interval '1 hour' then 'over'
        else 'open' end as state,
      c.telegram_id is not null and c.unreachable_since is null as "customerHears",
      coalesce(k.telegram_id is not null and k.unreachable_since is null, false) as "courierHears"
    from delivery d join orders o on o.id = d.order_id join person c on c.id = o.customer_id
      left join person k on k.id = d.courier_id
    where o.id = ${orderId}`;
  return line;
}

/**
 * The line of a customer's own order.
 * @throws {Refusal} `order.unknown`, `letter.nobody` while nobody has it, `letter.over` an hour after 🏁.
 */
export async function lineToCourier(em: SqlEntityManager, orderId: number, personId: number): Promise<Line> {
  const line = await lineOf(em, orderId);
  if (line?.customerId !== personId) throw new Refusal('order.unknown');
  if (line.state !== 'open') throw new Refusal(`letter.${line.state}`, { number: orderId });
  return line;
}

/**
 * The line of what a courier brings, or has just brought.
 * @throws {Refusal} `delivery.not-yours`, `letter.over-courier` an hour after 🏁.
 */
export async function lineToCustomer(em: SqlEntityManager, orderId: number, personId: number): Promise<Line> {
  const line = await lineOf(em, orderId);
  if (line?.courierId !== personId || line.state === 'nobody') throw new Refusal('delivery.not-yours');
  if (line.state === 'over') throw new Refusal('letter.over-courier', { number: orderId });
  return line;
}

/** Words that one of them wrote to the other. */
export interface Letter {
  readonly orderId: number;
  /** The first name of who wrote. */
  readonly from: string;
  readonly text: string;
  /** Meant for the courier. */
  readonly toCourier: boolean;
  /** It was shown to a courier whose delivery it is no more. */
  readonly isGone: boolean;
}

/**
 * @param code of the notice that shows it.
 * @returns undefined for everybody but whom it was written to, and for a courier who lost the delivery unread.
 */
export async function letter(
  em: SqlEntityManager,
  { messageId, personId, code }: { messageId: number; personId: number; code: string },
): Promise<Letter | undefined> {
  const [found] = await rows<Letter & { isTheirs: boolean }>(em)`
    select o.id as "orderId", a.first_name as from, m.text, m.audience = 'courier' as "toCourier",
      coalesce(m.audience = 'customer' or d.courier_id = m.courier_id and exists (select from role r
        where r.person_id = m.courier_id and r.shop_id = o.shop_id and r.kind = 'courier' and r.active), false)
        as "isTheirs",
      exists (select from card c where c.code = ${code} and c.subject_id = m.id and c.person_id = ${personId}
        and c.message_id is not null) as "isGone"
    from order_message m join orders o on o.id = m.order_id join person a on a.id = m.author_id
      left join delivery d on d.order_id = o.id
    where m.id = ${messageId} and m.courier_id is not null
      and ${personId} = case m.audience when 'courier' then m.courier_id when 'customer' then o.customer_id end`;
  if (!found || (!found.isTheirs && !found.isGone)) return undefined;
  return { ...found, isGone: !found.isTheirs };
}

export interface ShownLetter {
  readonly messageId: number;
  readonly personId: number;
}

/** Whom a message is for. @returns undefined when it is not between customer and courier. */
export async function addressee(em: SqlEntityManager, messageId: number): Promise<number | undefined> {
  const [found] = await rows<{ personId: number }>(em)`
    select case m.audience when 'courier' then m.courier_id else o.customer_id end as "personId"
    from order_message m join orders o on o.id = m.order_id where m.id = ${messageId} and m.courier_id is not null`;
  return found?.personId;
}

/** What a courier was shown of a customer's words about an order. */
export async function lettersShownTo(em: SqlEntityManager, courierId: number, orderId: number): Promise<ShownLetter[]> {
  return rows<ShownLetter>(em)`
    select id as "messageId", courier_id as "personId" from order_message
    where order_id = ${orderId} and courier_id = ${courierId} and audience = 'courier' order by id desc limit 20`;
}

/** In other people's chats, the newest words from or to somebody. */
export async function lettersAbout(em: SqlEntityManager, personId: number, code: string): Promise<ShownLetter[]> {
  return rows<ShownLetter>(em)`
    select c.subject_id as "messageId", c.person_id as "personId"
    from card c join order_message m on m.id = c.subject_id join orders o on o.id = m.order_id
    where c.code = ${code} and ${personId} in (o.customer_id, m.courier_id) and c.person_id <> ${personId}
      and c.message_id is not null
    order by c.updated_at desc limit 200`;
}
