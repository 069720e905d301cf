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
 * By how the words of the name begin, in any order: the rarest one typed walks the shop's words by an index, no further
 * than some pages, and the others are asked of each whom it finds. A word that is typed in full comes first.
 */
export function customersByName(
  em: SqlEntityManager,
  shopId: number,
  name: string,
  page: number,
): Promise<CustomerPage> {
  const beginsWith = (word: string) => sql.raw(`w.word ~>=~ ${word} and w.word ~<~ (${word} || '${LAST}')`);
  return paged(
    rows<CustomerInList>(em)`
      with asked as (
        select distinct word from unnest(string_to_array(btrim(searchable(${name})), ' ')) word where word <> '' limit 8
      ), counted as (
        select array_agg(word order by often, length(word) desc, word) as words from (
          select word, (select count(*) from (
            select from customer_word w where w.shop_id = ${shopId} and ${beginsWith('asked.word')} limit ${COMMON}
          ) few) as often from asked
        ) words
      )
      select ${inList} from ${known} join (
        select one.id, min(one.word) as word from counted cross join lateral (
          select w.customer_id as id, w.word from customer_word w
          where w.shop_id = ${shopId} and ${beginsWith('counted.words[1]')}
            and (select coalesce(bool_and(exists (
              select from customer_word o where o.customer_id = w.customer_id and starts_with(o.word, other)
            )), true) from unnest(counted.words[2:]) other)
          order by w.word using ~<~, w.customer_id limit ${FOUND}
        ) one group by one.id
      ) found on found.id = k.id
      order by found.word using ~<~, k.id limit ${PAGE + 1} offset ${page * PAGE}`,
    page,
  );
}

/** How many have a word before it counts as common. In the statement itself, as is the number above. */
const COMMON = sql.raw('200');
/** Comes after every letter. */
const LAST = '\u{10FFFF}';

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
