import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';

export interface CustomerInList {
  readonly customerId: number;
  readonly name: string;
  readonly phone: string | null;
  readonly isBlocked: boolean;
}

export interface CustomerPage {
  readonly customers: readonly CustomerInList[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** Of somebody whom the shop has only registered: what it wrote down, and nothing of what they say elsewhere. */
export const shownName = sql`case when k.is_met then p.first_name || coalesce(' ' || p.last_name, '') else k.called end`;
export const shownPhone = sql`case when k.is_met then coalesce(p.phone, k.phone) else k.phone end`;

const inList = sql`k.id as "customerId", ${shownName} as name, ${shownPhone} as phone,
  k.blocked_at is not null as "isBlocked"`;
const known = sql`customer k join person p on p.id = k.person_id and p.erased_at is null`;

/** Whom the shop knows, newest first. */
export function newestCustomers(em: SqlEntityManager, shopId: number, page: number): Promise<CustomerPage> {
  return paged(
    rows<CustomerInList>(em)`
      select ${inList} from ${known} where k.shop_id = ${shopId} order by k.id desc limit ${PAGE + 1} offset ${page * PAGE}`,
    page,
  );
}

/** By the number they have, or gave for an order here. */
export function customersByPhone(
  em: SqlEntityManager,
  shopId: number,
  phone: string,
  page: number,
): Promise<CustomerPage> {
  return paged(
    rows<CustomerInList>(em)`
      select ${inList} from ${known} where k.shop_id = ${shopId} and k.id in (
        select id from customer where shop_id = ${shopId} and phone = ${phone} and not is_met
        union select c.id from customer c join person o on o.id = c.person_id
          where o.phone = ${phone} and c.shop_id = ${shopId} and c.is_met
        union select c.id from orders o join customer c on c.shop_id = o.shop_id and c.person_id = o.customer_id
          where o.shop_id = ${shopId} and o.phone = ${phone}
      ) order by k.id desc limit ${PAGE + 1} offset ${page * PAGE}`,
    page,
  );
}

/** @returns undefined for an order of another shop. */
export async function customerOfOrder(
  em: SqlEntityManager,
  shopId: number,
  orderId: number,
): Promise<number | undefined> {
  const [found] = await rows<{ id: number }>(em)`
    select k.id from orders o join ${known} on k.person_id = o.customer_id and k.shop_id = o.shop_id
    where o.id = ${orderId} and o.shop_id = ${shopId}`;
  return found?.id;
}

/** Whoever looks for one among more types another letter. In the statement itself: no plan is made for another number. */
const FOUND = sql.raw('97');

/**
 * By how the name begins, in its order, as bytes are compared: both halves walk an index of beginnings no further than
 * the page, whatever language the database sorts by.
 */
export function customersByName(
  em: SqlEntityManager,
  shopId: number,
  name: string,
  page: number,
): Promise<CustomerPage> {
  const words = name.toLowerCase();
  const [first] = words.split(' ') as [string];
  // Not asked of a single word: the planner takes it for a rare thing, and would sort all of them.
  const rest =
    first === words ? sql`` : sql`and starts_with(lower(concat_ws(' ', o.first_name, o.last_name)), ${words})`;
  return paged(
    rows<CustomerInList>(em)`
      select ${inList} from ${known} join (
        select id, min(key) as key from (
          (select c.id, lower(c.called) as key from customer c
            where c.shop_id = ${shopId} and lower(c.called) ~>=~ ${words} and lower(c.called) ~<~ ${after(words)}
            order by lower(c.called) using ~<~, c.id limit ${FOUND})
          union all
          (select c.id, lower(o.first_name) from person o
              join customer c on c.person_id = o.id and c.shop_id = ${shopId} and c.is_met
            where lower(o.first_name) ~>=~ ${first} and lower(o.first_name) ~<~ ${after(first)}
              ${rest}
            order by lower(o.first_name) using ~<~, c.id limit ${FOUND})
        ) either group by id
      ) found on found.id = k.id
      order by found.key using ~<~, k.id limit ${PAGE + 1} offset ${page * PAGE}`,
    page,
  );
}

/** What comes after all that begins so. */
const after = (words: string) => `${words}\u{10FFFF}`;

async function paged(finding: Promise<CustomerInList[]>, page: number): Promise<CustomerPage> {
  const found = await finding;
  return { customers: found.slice(0, PAGE), page, hasMore: found.length > PAGE };
}

/** The words of a search that this person has made. */
export async function wordsSought(
  em: SqlEntityManager,
  searchId: number,
  personId: number,
): Promise<string | undefined> {
  const [found] = await rows<{ words: string }>(em)`
    select words from search where id = ${searchId} and person_id = ${personId}`;
  return found?.words;
}

export interface ShopOfStaff {
  readonly shopId: number;
  readonly shop: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly language: string;
}

export async function shopOfStaff(em: SqlEntityManager, shopId: number): Promise<ShopOfStaff> {
  const [found] = await rows<ShopOfStaff>(em)`
    select id as "shopId", name as shop, currency, time_zone as "timeZone", language from shop where id = ${shopId}`;
  return found!;
}
