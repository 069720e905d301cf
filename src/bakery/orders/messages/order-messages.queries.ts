import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';

/** What a customer wrote to the bakery, as those who work there read it. */
export interface Question {
  readonly messageId: number;
  readonly orderId: number;
  /** First names. */
  readonly customer: string;
  readonly text: string;
  readonly answeredBy: string | null;
  readonly answer: string | null;
}

/** @returns undefined for everybody but the employees and owners of the order's shop. */
export async function question(
  em: SqlEntityManager,
  messageId: number,
  personId: number,
): Promise<Question | undefined> {
  const [found] = await rows<Question>(em)`
    select m.id as "messageId", o.id as "orderId", c.first_name as customer, m.text, b.first_name as "answeredBy",
      a.text as answer
    from order_message m join orders o on o.id = m.order_id join person c on c.id = o.customer_id
      left join lateral (
        select a.author_id, a.text from order_message a
        where a.order_id = o.id and a.audience = 'customer' and a.courier_id is null and a.id > m.id order by a.id limit 1
      ) a on true
      left join person b on b.id = a.author_id
    where m.id = ${messageId} and m.audience = 'bakery' and exists (select from role r
      where r.person_id = ${personId} and r.shop_id = o.shop_id and r.active and r.kind in ('employee', 'owner'))`;
  return found;
}

/** What the bakery wrote to a customer. */
export interface BakeryAnswer {
  readonly orderId: number;
  readonly shopName: string;
  readonly text: string;
}

/** @returns undefined for everybody but the order's customer. */
export async function bakeryAnswer(
  em: SqlEntityManager,
  messageId: number,
  personId: number,
): Promise<BakeryAnswer | undefined> {
  const [found] = await rows<BakeryAnswer>(em)`
    select o.id as "orderId", s.name as "shopName", m.text
    from order_message m join orders o on o.id = m.order_id join shop s on s.id = o.shop_id
    where m.id = ${messageId} and m.audience = 'customer' and m.courier_id is null and o.customer_id = ${personId}`;
  return found;
}

/** Whom a message is for: its customer, or those of the bakery who are on duty; when none is, all of them. */
export async function hearersOf(em: SqlEntityManager, messageId: number): Promise<MessageHearers | undefined> {
  const [found] = await rows<MessageHearers>(em)`
    with staff as (
      select r.person_id as id, bool_or(r.on_duty) as on_duty
      from order_message m join orders o on o.id = m.order_id join role r on r.shop_id = o.shop_id
      where m.id = ${messageId} and r.active and r.kind in ('employee', 'owner') group by 1
    )
    select m.audience, o.customer_id as "customerId",
      array(select id from staff where on_duty or not exists (select from staff where on_duty) order by id) as staff
    from order_message m join orders o on o.id = m.order_id where m.id = ${messageId} and m.courier_id is null`;
  return found;
}

export interface MessageHearers {
  readonly audience: 'customer' | 'bakery';
  readonly customerId: number;
  readonly staff: readonly number[];
}
