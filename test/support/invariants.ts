import { back, next } from '../../src/bakery/orders/order-status.ts';
import type { Sql } from '../../src/database/orm.ts';
import { until } from './until.ts';

/** A promise of the bakery's, and a statement that finds the rows which break it. */
interface Promised {
  readonly that: string;
  readonly broken: string;
  readonly given?: unknown[];
}

const edgesOf = (table: Record<string, readonly string[]>) =>
  Object.entries(table).flatMap(([from, all]) => all.map((to) => `${from} ${to}`));
const undoing = edgesOf(back);
const edges = [...edgesOf(next), ...undoing];

/** Every order and the statuses it has gone through, by their numbers. */
const STEPS = `steps as (
  select order_id, from_status, to_status, row_number() over way as place,
    lag(to_status) over way as before, lead(id) over way is null as is_last
  from order_step window way as (partition by order_id order by id)
)`;

const promised: readonly Promised[] = [
  {
    that: 'stock is the sum of its movements and never below 0',
    broken: `select p.id, p.stock from product p left join stock_movement m on m.product_id = p.id
      where p.stock is not null group by p.id having p.stock <> coalesce(sum(m.quantity), 0) or p.stock < 0`,
  },
  {
    that: 'stock is what there was at first and what was added, less the lines of live orders',
    broken: `select p.id, p.stock from product p where p.stock is not null and p.stock <>
      (select coalesce(sum(m.quantity), 0) from stock_movement m
        where m.product_id = p.id and m.reason not in ('order', 'cancelled'))
      - (select coalesce(sum(l.quantity), 0) from order_line l join orders o on o.id = l.order_id
        where l.product_id = p.id and l.from_stock and o.status <> 'cancelled')`,
  },
  {
    that: 'a line takes its stock once, gives it back when its order is cancelled, and takes it again when that is undone',
    broken: `select l.order_id, l.product_id from order_line l join orders o on o.id = l.order_id
      left join stock_movement m on m.order_id = l.order_id and m.product_id = l.product_id
      where l.from_stock group by l.order_id, l.product_id, l.quantity, o.status
      having array_agg(m.quantity order by m.id) is distinct from (
        select array_agg(case when turn % 2 = 1 then -l.quantity else l.quantity end order by turn)
        from generate_series(1, 1 + (select count(*) from order_step t
          where t.order_id = l.order_id and 'cancelled' in (t.from_status, t.to_status))) as turn)
        or sum(m.quantity) <> case when o.status = 'cancelled' then 0 else -l.quantity end`,
  },
  {
    that: 'a checkout becomes one order',
    broken: 'select intent, count(*) from orders group by intent having count(*) > 1',
  },
  {
    that: 'an order costs what its lines cost, and the way',
    broken: `select o.id from orders o left join order_line l on l.order_id = o.id group by o.id
      having o.item_total <> coalesce(sum(l.price * l.quantity), 0) or o.total <> o.item_total + o.delivery_fee`,
  },
  {
    that: 'an order has one delivery when it is brought and none when it is picked up',
    broken: `select o.id, count(d.id) from orders o left join delivery d on d.order_id = o.id
      group by o.id having count(d.id) <> (case when o.fulfilment = 'delivery' then 1 else 0 end)`,
  },
  {
    that: 'a delivery and its order tell the same story, with at most one courier',
    broken: `select o.id, o.status, d.status as delivery from delivery d join orders o on o.id = d.order_id
      where not case d.status
        when 'offered' then d.courier_id is null and o.status in ('pending', 'baking', 'ready')
        when 'accepted' then d.courier_id is not null and o.status in ('pending', 'baking', 'ready')
        when 'picked_up' then d.courier_id is not null and o.status = 'in_transit'
        when 'delivered' then d.courier_id is not null and o.status = 'completed'
        else o.status = 'cancelled' end`,
  },
  {
    that: 'a delivery is accepted once more at most after each time it became free again',
    broken: `select payload->>'orderId' as order_id from outbox group by 1
      having count(*) filter (where type = 'delivery.accepted')
        > 1 + count(*) filter (where type in ('delivery.given_back', 'order.undone', 'delivery.failed'))`,
  },
  {
    that: 'what was handed over is what its deliveries have brought, and those were brought by its courier',
    broken: `select h.id, h.amount from cash_handover h left join delivery d on d.handover_id = h.id
      left join orders o on o.id = d.order_id group by h.id
      having h.amount <> coalesce(sum(o.total) filter (where o.payment = 'cash'), 0) or h.deliveries <> count(d.id)
        or count(*) filter (where d.status <> 'delivered' or d.courier_id <> h.courier_id or o.shop_id <> h.shop_id) > 0`,
  },
  {
    that: 'the history of an order is contiguous, legal, and ends where the order is',
    broken: `with ${STEPS} select o.id, s.place, s.from_status, s.to_status from orders o
      left join steps s on s.order_id = o.id
      where s.place is null or s.from_status is distinct from s.before
        or (s.place = 1 and s.to_status <> 'pending')
        or (s.place > 1 and s.from_status || ' ' || s.to_status <> all($1::text[]))
        or (s.is_last and s.to_status <> o.status)`,
    given: [edges],
  },
  {
    that: 'every step of an order is announced once',
    broken: `with step as (
        select order_id, case when from_status || ' ' || to_status = 'in_transit ready' and reason is not null then 'delivery.failed'
          when from_status || ' ' || to_status = any($1::text[]) then 'order.undone'
          else case to_status when 'pending' then 'order.placed' when 'in_transit' then 'delivery.picked_up'
          else 'order.' || to_status end end as type from order_step
      ), event as (
        select (payload->>'orderId')::int as order_id, type from outbox
        where type not in ('order.alarm', 'delivery.untaken', 'delivery.accepted', 'delivery.given_back', 'order.rated') and payload ? 'orderId'
      )
      select order_id, type, s.count as steps, e.count as events
      from (select order_id, type, count(*) from step group by 1, 2) s
      full join (select order_id, type, count(*) from event group by 1, 2) e using (order_id, type)
      where s.count is distinct from e.count`,
    given: [undoing],
  },
  {
    that: 'an update is done, dead with a reason, or under way with a lease',
    broken: `select update_id, state, reason from inbox where not case state
      when 'done' then done_at is not null and lease_token is null
      when 'dead' then reason is not null and lease_token is null
      when 'working' then lease_token is not null and leased_until is not null
      else lease_token is null end`,
  },
  {
    that: 'an event is told, on its way, or dead with a reason',
    broken: `select id, type, state from outbox where not case state
      when 'told' then told_at is not null when 'dead' then reason is not null
      when 'queued' then queued_at is not null else true end`,
  },
  {
    that: 'a notice is sent, needless, waiting, or dead with a reason',
    broken: `select id, code, state from notice where not case state
      when 'waiting' then ended_at is null when 'held' then ended_at is null and shop_id is not null when 'sent' then ended_at is not null
      else ended_at is not null and reason is not null end`,
  },
  {
    that: 'a notice belongs to an event that is told',
    broken: `select n.id from notice n left join outbox o on o.id = n.event_id where o.state is distinct from 'told'`,
  },
  {
    that: 'somebody has one card of an order, and it is a message of their own chat',
    broken: `select c.code, c.subject_id, c.person_id from card c join person p on p.id = c.person_id
      where c.chat_id <> p.telegram_id
        or (select count(*) from card o where o.chat_id = c.chat_id and o.message_id = c.message_id) > 1`,
  },
];

/** What must hold in the database at every moment. @returns what is broken; nothing when all holds. */
export async function brokenPromises(sql: Sql): Promise<string[]> {
  const found: string[] = [];
  for (const { that, broken, given = [] } of promised) {
    const rows = await sql(broken, given);
    if (rows.length > 0) found.push(`Not so: ${that}: ${JSON.stringify(rows.slice(0, 5))}`);
  }
  return found;
}

/** What is not over yet, in words; nothing when the bakery is at rest. */
async function underWay(sql: Sql): Promise<string[]> {
  const rows = await sql<{ what: string }>(
    `select 'update ' || state as what from inbox where state in ('waiting', 'working')
     union all select 'event ' || state from outbox where state in ('pending', 'queued')
     union all select 'notice ' || code from notice where state = 'waiting'`,
    [],
  );
  return rows.map(({ what }) => what);
}

/** Waits until everything that came in is done and everybody is told. */
export async function comesToRest(sql: Sql): Promise<void> {
  let quiet = 0;
  await until(async () => {
    const open = await underWay(sql);
    quiet = open.length === 0 ? quiet + 1 : 0;
    return quiet === 3 ? undefined : `not at rest: ${open.join(', ')}`;
  });
}
