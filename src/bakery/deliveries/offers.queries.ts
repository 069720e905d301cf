import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import type { Deed } from './setbacks.ts';

export interface Asked {
  readonly courierId: number;
  /** Asked just now for the first time. */
  readonly isNew: boolean;
  readonly onDuty: boolean;
  /** Nobody has it. */
  readonly isFree: boolean;
}

/**
 * Offers an order's delivery to every courier on duty, if nobody has it, and says who has been asked so far.
 * One statement: asked again after a crash it writes nothing twice.
 * @param calls also when the offer stands in the shop's group, where they may not look.
 */
export async function offerDelivery(em: SqlEntityManager, orderId: number, calls = false): Promise<Asked[]> {
  return rows<Asked>(em)`
    with courier as (
      select d.id as delivery_id, d.status, o.shop_id, r.person_id, r.on_duty
      from orders o join delivery d on d.order_id = o.id join role r on r.shop_id = o.shop_id
      where o.id = ${orderId} and r.kind = 'courier' and r.active
    ), asked as (
      insert into offer (delivery_id, courier_id)
      select delivery_id, person_id from courier
      where on_duty and status = 'offered' and (${calls} or group_of(shop_id) is null)
      on conflict do nothing returning courier_id
    )
    select c.person_id as "courierId", c.on_duty as "onDuty", c.status = 'offered' as "isFree", a.courier_id is not null as "isNew"
    from courier c left join asked a on a.courier_id = c.person_id
      left join offer f on f.delivery_id = c.delivery_id and f.courier_id = c.person_id
    where a.courier_id is not null or f.courier_id is not null
    order by c.person_id`;
}

/** So many at once: their cards come a second apart. */
const MOST_OFFERS = 20;

/** Offers a courier who is on duty what waits in a shop, what is due first. @returns the orders' ids. */
export async function offerAll(em: SqlEntityManager, courierId: number, shopId: number): Promise<number[]> {
  const offered = await rows<{ orderId: number }>(em)`
    with free as (
      select d.id, d.order_id from delivery d join orders o on o.id = d.order_id
      where o.shop_id = ${shopId} and d.status = 'offered' and o.status in ('pending', 'baking', 'ready')
        and group_of(o.shop_id) is null
        and exists (select from role r where r.person_id = ${courierId} and r.shop_id = o.shop_id
          and r.kind = 'courier' and r.active and r.on_duty)
      order by o.due_at, o.id limit ${MOST_OFFERS}
    ), asked as (
      insert into offer (delivery_id, courier_id) select id, ${courierId}::int from free on conflict do nothing
    )
    select order_id as "orderId" from free`;
  return offered.map(({ orderId }) => orderId);
}

export interface AskedBefore {
  readonly courierId: number;
  /** The delivery was free a second time, and they may have been told so. */
  readonly wasGivenBack: boolean;
}

/** A version that is new, and one of whoever took it: more of them before its end mean that somebody gave it back. */
const FIRST_TAKEN = 2;

/** Everybody who has been asked, and whoever has it; dismissed couriers hear nothing more. */
export async function askedCouriers(em: SqlEntityManager, orderId: number): Promise<AskedBefore[]> {
  return rows<AskedBefore>(em)`
    select r.person_id as "courierId", d.version - (d.status = 'called_off')::int > ${FIRST_TAKEN} as "wasGivenBack" from orders o join delivery d on d.order_id = o.id
      join role r on r.shop_id = o.shop_id and r.kind = 'courier' and r.active
    where o.id = ${orderId} and (r.person_id = d.courier_id
      or exists (select from offer f where f.delivery_id = d.id and f.courier_id = r.person_id))
    order by r.person_id`;
}

/** The one courier who has it, or had it when it ended. */
export async function courierOf(em: SqlEntityManager, orderId: number): Promise<number[]> {
  const couriers = await rows<{ personId: number }>(em)`
    select courier_id as "personId" from delivery where order_id = ${orderId} and courier_id is not null`;
  return couriers.map(({ personId }) => personId);
}

/** @returns what the bakery has done with an order's delivery for one courier. */
export async function deedOf(em: SqlEntityManager, orderId: number, courierId: number): Promise<Deed | null> {
  const [offer] = await rows<{ deed: Deed | null }>(em)`select f.deed from delivery d
    join offer f on f.delivery_id = d.id and f.courier_id = ${courierId} where d.order_id = ${orderId}`;
  return offer?.deed ?? null;
}

/** Its courier, if they have it by the bakery's deed, or again after one: then something calls them, or does no more. */
export async function calledOf(em: SqlEntityManager, orderId: number): Promise<number[]> {
  const called = await rows<{ personId: number }>(em)`select f.courier_id as "personId" from delivery d
    join offer f on f.delivery_id = d.id and f.courier_id = d.courier_id and f.deed is not null
    where d.order_id = ${orderId}`;
  return called.map(({ personId }) => personId);
}
