import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { mustHaveEnded } from './open-business.ts';

/** Stands where a name was: read by staff in the history of orders, in every language. */
const NOBODY = '—';

/**
 * Forgets somebody: what could tell who they are is gone from every table, in one transaction. Orders, stock and
 * deliveries keep their numbers, with nobody's name; whoever writes again is a stranger.
 * @throws {Refusal} `profile.open-orders`, `profile.open-deliveries`, `profile.open-cash`
 */
export const erasePerson = operation({
  name: 'erase-person',
  allow: ['anybody'],
  async run({ em, emit }, { personId }) {
    await mustHaveEnded(em, personId);
    await eraseFromOthers(em, personId);
    await eraseConversation(em, personId);
    await eraseBusiness(em, personId);
    await rows(em)`
      update person set telegram_id = null, first_name = ${NOBODY}, last_name = null, has_own_name = false,
        telegram_first_name = '', telegram_last_name = null, username = null, phone = null, email = null,
        avoids = '{}', filter = null, language = null, shop_id = null, pin_hash = null, unlocked_until = null, work_shop_id = null, opening = null, erased_at = now()
      where id = ${personId}`;
    emit({ type: 'person.erased', personId });
  },
});

/**
 * Whoever taps on an order's card sends its text along, with the names on it: what those have sent who work in the
 * same shops, or were brought something, is kept as numbers only, as far as it is over. What is done is empty anyway.
 */
async function eraseFromOthers(em: SqlEntityManager, personId: number): Promise<void> {
  await rows(em)`
    with met as (
      select r.person_id as id from role r where r.shop_id in (
        select shop_id from orders where customer_id = ${personId}
        union select shop_id from role where person_id = ${personId}
      )
      union select o.customer_id from delivery d join orders o on o.id = d.order_id where d.courier_id = ${personId}
    )
    update inbox set body = json_build_object('update_id', update_id, 'erased', json_build_object())
    where state = 'dead'
      and lane in (select p.telegram_id from met join person p on p.id = met.id where p.id <> ${personId})`;
}

/**
 * Stored updates stay as numbers, so that none is taken in twice. Those that still wait are done: whoever asked to
 * be forgotten and tapped once more does not want to be registered anew. The one in work loses its words too; after
 * a crash it finds nothing left to do.
 */
async function eraseConversation(em: SqlEntityManager, personId: number): Promise<void> {
  await rows(em)`
    with known as (select telegram_id as id from person where id = ${personId} and telegram_id is not null),
      said as (
        update inbox set lane = -update_id, reason = null,
          body = json_build_object('update_id', update_id, 'erased', json_build_object()),
          state = case state when 'working' then 'working' else 'done' end,
          done_at = case state when 'working' then null else coalesce(done_at, now()) end,
          effects = case state when 'working' then effects else '[]' end
        where lane in (select id from known)
      ),
      answered as (delete from session where telegram_id in (select id from known)),
      paced as (delete from chat_pace where chat_id in (select id from known)),
      shown as (delete from card where person_id = ${personId} or chat_id in (select id from known))
    delete from notice where person_id = ${personId}`;
}

/** A reason that the shop has chosen from its list begins with #; one that was typed may name anybody. */
async function eraseBusiness(em: SqlEntityManager, personId: number): Promise<void> {
  await rows(em)`
    with wanted as (delete from cart where person_id = ${personId}),
      kept as (delete from address where person_id = ${personId}),
      sought as (delete from search where person_id = ${personId}),
      looked_for as (
        delete from search s using customer k, customer_word w, role r
        where k.person_id = ${personId} and w.customer_id = k.id and r.shop_id = k.shop_id and s.person_id = r.person_id
          and w.word = any(string_to_array(btrim(searchable(s.words)), ' '))
      ),
      waited as (delete from product_watch where person_id = ${personId}),
      wrote as (
        update order_message m set text = ${NOBODY} from orders o
        where o.id = m.order_id and (o.customer_id = ${personId} or m.author_id = ${personId})
      ),
      corrected as (
        update audit set before = null, after = null
        where (table_name = 'person' and row_id = ${personId})
          or (table_name = 'customer' and row_id in (select id from customer where person_id = ${personId}))
      ),
      shared as (delete from whereabouts where courier_id = ${personId}),
      counted as (update cash_handover set note = null where courier_id = ${personId}),
      known as (update customer set blocked_reason = null, called = null, phone = null,
        email = null, note = null, token_hash = null where person_id = ${personId}),
      tried as (delete from invitation_try where person_id = ${personId}),
      employed as (update role set active = false, on_duty = false where person_id = ${personId}),
      inscribed as (
        update order_line l set inscription = null from orders o where o.id = l.order_id and o.customer_id = ${personId}
      ),
      explained as (
        update order_step t set reason = null from orders o
        where o.id = t.order_id and o.customer_id = ${personId} and t.reason not like '#%'
      )
    update orders set address = null, latitude = null, longitude = null, phone = '', note = null, rating_comment = null,
      cancel_reason = case when cancel_reason like '#%' then cancel_reason end
    where customer_id = ${personId}`;
}
