import { sql } from 'kysely';
import { minorDigits } from '../money.ts';
import { reasonText } from '../orders/cancel-reason.ts';
import type { OrderStatus } from '../orders/order-status.ts';
import { rows } from '../rows.ts';
import { columnsOf, type Exported, serial, within } from './export.ts';

interface OrderRow {
  readonly id: number;
  /** Days since 1899-12-30. */
  readonly placedAt: number;
  readonly dueAt: number;
  readonly status: OrderStatus;
  readonly fulfilment: 'delivery' | 'pickup';
  readonly customer: string;
  readonly phone: string;
  readonly address: string | null;
  /** `2 × Rye loaf, 1 × Bun` */
  readonly goods: string;
  readonly items: number;
  readonly fee: number;
  readonly total: number;
  readonly currency: string;
  readonly note: string | null;
  readonly reason: string | null;
  readonly rating: number | null;
}

/** Orders by when they were placed. */
export const ordersExport: Exported<OrderRow> = {
  name: 'orders',
  isOfDays: true,
  columns: (say, { currency }) =>
    columnsOf(
      say,
      [
        ['number', 'number', 9],
        ['placed_at', 'time', 16],
        ['due_at', 'time', 16],
        ['status', 'text', 14],
        ['fulfilment', 'text', 12],
        ['customer', 'text', 18],
        ['phone', 'text', 16],
        ['address', 'text', 30],
        ['goods', 'text', 50],
        ['items', 'amount', 12],
        ['fee', 'amount', 12],
        ['total', 'amount', 12],
        ['currency', 'text', 8],
        ['note', 'text', 30],
        ['reason', 'text', 24],
        ['rating', 'number', 8],
      ],
      { digits: minorDigits(currency) },
    ),
  rows: (em, asked, after, most) => rows<OrderRow>(em)`
    select o.id, ${serial(sql`o.placed_at`)} as "placedAt", ${serial(sql`o.due_at`)} as "dueAt", o.status, o.fulfilment,
      concat_ws(' ', c.first_name, c.last_name) as customer, o.phone,
      case when o.fulfilment = 'delivery' then o.address end as address,
      (select string_agg(l.quantity || ' × ' || l.name, ', ' order by l.name) from order_line l where l.order_id = o.id)
        as goods,
      o.item_total as items, o.delivery_fee as fee, o.total, o.currency, o.note, o.cancel_reason as reason, o.rating
    from orders o join shop s on s.id = o.shop_id join person c on c.id = o.customer_id
    where o.shop_id = ${asked.shopId} and o.id > ${after} and ${within(sql`o.placed_at`, asked)}
    order by o.id limit ${most}`,
  cells: (say, row) => [
    row.id,
    row.placedAt,
    row.dueAt,
    say(`exchange.status.${row.status}`),
    say(`orders.${row.fulfilment}`),
    row.customer,
    row.phone,
    row.address,
    row.goods,
    row.items,
    row.fee,
    row.total,
    row.currency,
    row.note,
    row.reason && reasonText(say, row.reason),
    row.rating,
  ],
};
