import { goods } from './goods.tables.ts';
import { people } from './people.tables.ts';
import { sales } from './sales.tables.ts';
import type { Table } from './table.ts';

/** All that an owner may look at. Only ever appended to: a table's place is part of buttons. */
export const tables: readonly Table[] = [
  goods.shop,
  goods.category,
  goods.product,
  goods.product_category,
  goods.product_photo,
  goods.product_watch,
  goods.stock_movement,
  goods.batch,
  sales.orders,
  sales.order_line,
  sales.order_step,
  sales.order_message,
  sales.delivery,
  sales.cash_handover,
  people.role,
  people.invitation,
  people.person,
  people.customer,
  people.audit,
  people.invitation_use,
  people.group_board,
  sales.offer,
  sales.order_alarm,
  goods.goods_import,
];
