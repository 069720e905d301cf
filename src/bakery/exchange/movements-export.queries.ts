import { sql } from 'kysely';
import { rows } from '../rows.ts';
import type { StockMovement } from '../stock/stock-movement.ts';
import { columnsOf, type Exported, serial, within } from './export.ts';

interface MovementRow {
  readonly id: number;
  /** Days since 1899-12-30. */
  readonly at: number;
  readonly product: string;
  readonly quantity: number;
  readonly reason: StockMovement['reason'];
  readonly orderId: number | null;
  readonly by: string | null;
}

/** What came to the shelf and went from it. */
export const movementsExport: Exported<MovementRow> = {
  name: 'movements',
  isOfDays: true,
  columns: (say) =>
    columnsOf(
      say,
      [
        ['at', 'time', 16],
        ['name', 'text', 30],
        ['pieces', 'number', 10],
        ['why', 'text', 24],
        ['number', 'number', 9],
        ['by', 'text', 18],
      ],
      {},
    ),
  rows: (em, asked, after, most) => rows<MovementRow>(em)`
    select m.id, ${serial(sql`m.at`)} as at, p.name as product, m.quantity, m.reason, m.order_id as "orderId",
      w.first_name as by
    from stock_movement m join product p on p.id = m.product_id join shop s on s.id = p.shop_id
      left join person w on w.id = m.by_id
    where p.shop_id = ${asked.shopId} and m.id > ${after} and ${within(sql`m.at`, asked)}
    order by m.id limit ${most}`,
  cells: (say, { at, product, quantity, reason, orderId, by }) => [
    at,
    product,
    quantity,
    say(`stock.reasons.${reason}`, { number: orderId ?? 0 }),
    orderId,
    by,
  ],
};
