import { sql } from 'kysely';
import { minorDigits } from '../money.ts';
import { rows } from '../rows.ts';
import { columnsOf, type Exported, serial, within } from './export.ts';

interface CustomerRow {
  readonly id: number;
  readonly customer: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly orders: number;
  /** Minor units, of orders that were not called off. */
  readonly total: number;
  /** Days since 1899-12-30. */
  readonly first: number;
  readonly last: number;
}

/** Who has ordered in these days, and what these orders came to. */
export const customersExport: Exported<CustomerRow> = {
  name: 'customers',
  isOfDays: true,
  columns: (say, { currency }) =>
    columnsOf(
      say,
      [
        ['customer', 'text', 24],
        ['phone', 'text', 16],
        ['email', 'text', 26],
        ['orders', 'number', 10],
        ['total', 'amount', 14],
        ['first', 'time', 16],
        ['last', 'time', 16],
      ],
      { currency, digits: minorDigits(currency) },
    ),
  rows: (em, asked, after, most) => rows<CustomerRow>(em)`
    select c.id, concat_ws(' ', c.first_name, c.last_name) as customer, c.phone, c.email, b.orders, b.total, b.first, b.last
    from (
      select o.customer_id, count(*)::int as orders,
        coalesce(sum(o.total) filter (where o.status <> 'cancelled' and o.currency = s.currency), 0)::int8 as total,
        ${serial(sql`min(o.placed_at)`)} as first, ${serial(sql`max(o.placed_at)`)} as last
      from orders o join shop s on s.id = o.shop_id
      where o.shop_id = ${asked.shopId} and o.customer_id > ${after} and ${within(sql`o.placed_at`, asked)}
      group by o.customer_id, s.time_zone order by o.customer_id limit ${most}
    ) b join person c on c.id = b.customer_id order by c.id`,
  cells: (_say, { customer, phone, email, orders, total, first, last }) => [
    customer,
    phone,
    email,
    orders,
    total,
    first,
    last,
  ],
};
