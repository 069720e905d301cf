import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import type { Actor } from '../operation.ts';
import { rows } from '../rows.ts';

export interface Words {
  /** First name of who wrote. */
  readonly from: string;
  /** First name of whom it is for; null = the bakery. */
  readonly to: string | null;
  readonly text: string;
  readonly at: Date;
}

/** All that was written about an order. */
export interface Talk {
  readonly orderId: number;
  readonly timeZone: string;
  /** Of this page, the oldest first; the first page has the newest. */
  readonly words: readonly Words[];
  readonly page: number;
  /** On all pages. */
  readonly count: number;
}

interface TalkRow extends Omit<Talk, 'words'>, Omit<Words, 'from'> {
  /** Null when there is none. */
  readonly from: string | null;
}

/** @returns undefined for everybody but the employees and owners of the order's shop; beyond the last page, the last. */
export async function talk(
  em: SqlEntityManager,
  { orderId, page }: { readonly orderId: number; readonly page: number },
  { personId, operator }: Actor,
): Promise<Talk | undefined> {
  const found = await rows<TalkRow>(em)`
    with asked as (
      select o.id, o.customer_id, s.time_zone from orders o join shop s on s.id = o.shop_id
      where o.id = ${orderId} and (${operator} or exists (select from role r where r.person_id = ${personId}
        and r.shop_id = o.shop_id and r.active and r.kind in ('employee', 'owner')))
    ), counted as (
      select count(*)::int as count, greatest(0, least(${page}::int, (count(*)::int - 1) / ${PAGE}::int)) as page
      from order_message where order_id = (select id from asked)
    ), listed as (
      select * from order_message where order_id = (select id from asked)
      order by id desc limit ${PAGE} offset (select page from counted) * ${PAGE}
    )
    select a.id as "orderId", a.time_zone as "timeZone", c.count, c.page, w.first_name as from, l.text, l.at,
      case l.audience when 'customer' then k.first_name when 'courier' then m.first_name end as to
    from asked a cross join counted c join person k on k.id = a.customer_id left join listed l on true
      left join person w on w.id = l.author_id left join person m on m.id = l.courier_id
    order by l.id`;
  const [first] = found;
  if (!first) return undefined;
  const { timeZone, count, page: shown } = first;
  const words = found.flatMap(({ from, to, text, at }) => (from === null ? [] : [{ from, to, text, at }]));
  return { orderId, timeZone, words, page: shown, count };
}

/** @returns the order of a message that is the first about it: its cards lead to it from now on. */
export async function firstWordsOf(em: SqlEntityManager, messageId: number): Promise<number | undefined> {
  const [first] = await rows<{ orderId: number }>(em)`
    select m.order_id as "orderId" from order_message m where m.id = ${messageId}
      and not exists (select from order_message e where e.order_id = m.order_id and e.id < m.id)`;
  return first?.orderId;
}
