import { type RawBuilder, sql } from 'kysely';
import { freshSpare } from '../catalog/fresh-spare.ts';

/**
 * `with` tables that end in `short`: what each waiting line of a shop's open orders lacks when what is spare goes to
 * the oldest due first, with its slot on the shop's clock. What an order took from stock lies on the shelf. What is as
 * soon as possible belongs to the slot in which it is due.
 */
export function short(shopId: number, now: Date): RawBuilder<unknown> {
  return sql`missing as (
      select o.due_at, o.slot_minutes, l.product_id, l.quantity - l.baked as pieces,
        sum(l.quantity - l.baked) over (partition by l.product_id order by o.due_at, o.id) as upto
      from orders o join order_line l on l.order_id = o.id
      where o.shop_id = ${shopId} and o.status in ('pending', 'baking') and not l.from_stock and l.baked < l.quantity
    ), short as (
      select p.id, p.name, s.time_zone, m.due_at < ${now} as is_late,
        least(m.pieces, m.upto - ${freshSpare(now)}) as pieces,
        case when m.slot_minutes is not null then m.due_at else date_bin(make_interval(mins => s.slot_minutes),
          m.due_at at time zone s.time_zone, date_trunc('day', m.due_at at time zone s.time_zone)
        ) at time zone s.time_zone end as slot_at
      from missing m join product p on p.id = m.product_id join shop s on s.id = p.shop_id
      where m.upto > ${freshSpare(now)}
    )`;
}
