import { type RawBuilder, sql } from 'kysely';

/** `earliest` rounds up to five minutes: by less than this an order is not for later. */
const ROUND_MINUTES = 5;

/**
 * From when on somebody should care for the order `o` of the shop `s`: from placing, or for a later one from the
 * moment at which it should be begun.
 */
export function waitsSince(): RawBuilder<Date> {
  return sql`(
    select case when begun.at < o.placed_at + ${ROUND_MINUTES} * interval '1 minute' then o.placed_at else begun.at end
    from (select o.due_at - interval '1 minute' * greatest(s.lead_minutes, (select max(p.lead_minutes)
      from order_line l join product p on p.id = l.product_id where l.order_id = o.id))) as begun (at)
  )`;
}
