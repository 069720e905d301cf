import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import { moveCustomer } from './move-customer.ts';

export interface Joining {
  /** Registered by phone, never wrote; gone afterwards. */
  readonly from: number;
  readonly to: number;
}

/**
 * Two rows turn out to be one person: everything that was written down of the one belongs to the other. Where both
 * have the same (a role in a shop, a cart), the two become one. Every table that points at a person is named here.
 */
export async function joinPerson(em: SqlEntityManager, joining: Joining): Promise<void> {
  await joinHistory(em, joining);
  await joinRoles(em, joining);
  await joinCustomers(em, joining);
  await joinCarts(em, joining);
  await joinNews(em, joining);
  await joinWords(em, joining);
}

async function joinHistory(em: SqlEntityManager, { from, to }: Joining): Promise<void> {
  await rows(em)`
    with ordered as (update orders set customer_id = ${to} where customer_id = ${from}),
      stepped as (update order_step set by_id = ${to} where by_id = ${from}),
      moved as (update stock_movement set by_id = ${to} where by_id = ${from}),
      brought_in as (update goods_import set by_id = ${to} where by_id = ${from}),
      baked as (update batch set by_id = ${to} where by_id = ${from}),
      brought as (update delivery set courier_id = ${to} where courier_id = ${from}),
      handed as (update cash_handover set courier_id = ${to} where courier_id = ${from}),
      invited as (update invitation set created_by_id = ${to} where created_by_id = ${from}),
      wrote as (update order_message set author_id = case author_id when ${from} then ${to} else author_id end,
        courier_id = case courier_id when ${from} then ${to} else courier_id end
        where author_id = ${from} or courier_id = ${from}),
      changed as (
        update audit set by_id = case by_id when ${from} then ${to} else by_id end,
          row_id = case when table_name = 'person' and row_id = ${from} then ${to} else row_id end
        where by_id = ${from} or (table_name = 'person' and row_id = ${from})
      ),
      offered as (
        insert into offer (delivery_id, courier_id, at) select delivery_id, ${to}, at from offer
        where courier_id = ${from} on conflict do nothing
      )
    update invitation_try set person_id = ${to} where person_id = ${from}`;
  await rows(em)`update group_board set linked_by_id = ${to} where linked_by_id = ${from}`;
  await rows(em)`
    with used as (delete from invitation_use where person_id = ${from} returning invitation_id, shop_id, at)
    insert into invitation_use (invitation_id, person_id, shop_id, at)
    select invitation_id, ${to}, shop_id, at from used on conflict (invitation_id, person_id) do nothing`;
  await rows(em)`update cash_handover set confirmed_by_id = ${to} where confirmed_by_id = ${from}`;
}

async function joinRoles(em: SqlEntityManager, { from, to }: Joining): Promise<void> {
  await rows(em)`
    with held as (delete from role where person_id = ${from} returning shop_id, kind, active, on_duty, ended_at, created_at)
    insert into role as mine (person_id, shop_id, kind, active, on_duty, ended_at, created_at)
    select ${to}, shop_id, kind, active, on_duty, ended_at, created_at from held
    on conflict (person_id, shop_id, kind) do update set active = mine.active or excluded.active,
      on_duty = mine.on_duty or excluded.on_duty, ended_at = greatest(mine.ended_at, excluded.ended_at),
      created_at = least(mine.created_at, excluded.created_at)`;
}

async function joinCustomers(em: SqlEntityManager, { from, to }: Joining): Promise<void> {
  await rows(em)`update customer set registered_by_id = ${to} where registered_by_id = ${from}`;
  await rows(em)`update customer set blocked_by_id = ${to} where blocked_by_id = ${from}`;
  await moveCustomer(em, { from, to });
}

async function joinCarts(em: SqlEntityManager, { from, to }: Joining): Promise<void> {
  await rows(em)`update cart set person_id = ${to} where person_id = ${from}
    and shop_id not in (select shop_id from cart where person_id = ${to})`;
  await rows(em)`
    with shared as (
      update cart mine set version = mine.version + 1 from cart theirs
      where mine.person_id = ${to} and theirs.person_id = ${from} and mine.shop_id = theirs.shop_id
      returning mine.id, theirs.id as theirs
    )
    insert into cart_line as mine (cart_id, product_id, quantity, price_seen, inscription, added_at)
    select shared.id, l.product_id, l.quantity, l.price_seen, l.inscription, l.added_at from shared join cart_line l on l.cart_id = shared.theirs
    on conflict (cart_id, product_id) do update set quantity = least(mine.quantity + excluded.quantity, 99)`;
  await rows(em)`delete from cart where person_id = ${from}`;
}

/** Whoever never wrote has been shown nothing, and has shared nothing. */
async function joinNews(em: SqlEntityManager, { from, to }: Joining): Promise<void> {
  await rows(em)`
    with unseen as (delete from card where person_id = ${from}),
      unshared as (delete from whereabouts where courier_id = ${from}),
      heard as (
        delete from notice n using notice mine where n.person_id = ${from} and mine.person_id = ${to}
          and mine.event_id = n.event_id and mine.code = n.code
        returning n.id
      )
    update notice set person_id = ${to} where person_id = ${from} and id not in (select id from heard)`;
}

async function joinWords(em: SqlEntityManager, { from, to }: Joining): Promise<void> {
  await rows(em)`
    with kept as (delete from address where person_id = ${from} returning kind, name, address, latitude, longitude)
    insert into address (person_id, kind, name, address, latitude, longitude)
    select ${to}, kind, name, address, latitude, longitude from kept
    on conflict (person_id, kind, lower(name)) do nothing`;
  await rows(em)`
    with looked as (delete from search where person_id = ${from} returning words, at)
    insert into search (person_id, words, at) select ${to}, words, at from looked
    on conflict (person_id, words) do nothing`;
  await rows(em)`
    with waited as (delete from product_watch where person_id = ${from} returning product_id, at)
    insert into product_watch (product_id, person_id, at) select product_id, ${to}, at from waited
    on conflict (product_id, person_id) do nothing`;
  const [gone] = await rows<{ email: string | null; language: string | null; avoids: string[]; createdAt: Date }>(em)`
    delete from person where id = ${from} returning email, language, avoids, created_at as "createdAt"`;
  if (!gone) return;
  await rows(em)`
    update person set email = coalesce(email, ${gone.email}), language = coalesce(language, ${gone.language}),
      avoids = avoids || array(select unnest(${gone.avoids}::text[]) except select unnest(avoids)),
      created_at = least(created_at, ${gone.createdAt}::timestamptz)
    where id = ${to}`;
}
