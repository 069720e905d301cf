import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';

/** What somebody said about an order, as the shop's owner reads it. */
export interface RatedOrder {
  readonly shopId: number;
  readonly orderId: number;
  /** The customer's first name. */
  readonly customer: string;
  readonly stars: number;
  readonly comment: string | null;
  readonly ratedAt: Date;
  readonly timeZone: string;
}

export interface Ratings {
  readonly shopId: number;
  readonly shopName: string;
  readonly rated: readonly RatedOrder[];
  /** Of all pages. */
  readonly count: number;
  readonly sum: number;
  readonly page: number;
}

/** The newest first. */
export async function ratingsOf(em: SqlEntityManager, shopId: number, page: number): Promise<Ratings> {
  const found = await rows<RatedOrder & Pick<Ratings, 'shopName' | 'count' | 'sum'>>(em)`
    select o.shop_id as "shopId", o.id as "orderId", c.first_name as customer, o.rating as stars, o.rating_comment as comment,
      o.rated_at as "ratedAt", s.time_zone as "timeZone", s.name as "shopName", count(*) over () as count,
      sum(o.rating) over () as sum
    from orders o join shop s on s.id = o.shop_id join person c on c.id = o.customer_id
    where o.shop_id = ${shopId} and o.rating is not null
    order by o.rated_at desc, o.id desc limit ${PAGE} offset ${page * PAGE}`;
  if (found.length === 0 && page > 0) return ratingsOf(em, shopId, 0);
  const { shopName = '', count = 0, sum = 0 } = found[0] ?? {};
  return { shopId, shopName, rated: found, count, sum, page };
}

/** @returns undefined for everybody but the owners of its shop, and before there are stars. */
export async function ratedOrder(
  em: SqlEntityManager,
  orderId: number,
  personId: number,
): Promise<RatedOrder | undefined> {
  const [found] = await rows<RatedOrder>(em)`
    select o.shop_id as "shopId", o.id as "orderId", c.first_name as customer, o.rating as stars, o.rating_comment as comment,
      o.rated_at as "ratedAt", s.time_zone as "timeZone"
    from orders o join shop s on s.id = o.shop_id join person c on c.id = o.customer_id
    where o.id = ${orderId} and o.rating is not null and exists (select from role r
      where r.person_id = ${personId} and r.shop_id = o.shop_id and r.active and r.kind = 'owner')`;
  return found;
}

export async function shopOfRated(em: SqlEntityManager, orderId: number): Promise<number | undefined> {
  const [order] = await rows<{ shopId: number }>(em)`select shop_id as "shopId" from orders where id = ${orderId}`;
  return order?.shopId;
}

export async function ownersOf(em: SqlEntityManager, orderId: number): Promise<number[]> {
  const owners = await rows<{ personId: number }>(em)`
    select r.person_id as "personId" from orders o join role r on r.shop_id = o.shop_id
    where o.id = ${orderId} and r.active and r.kind = 'owner' order by r.person_id`;
  return owners.map(({ personId }) => personId);
}
