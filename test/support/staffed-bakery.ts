import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Operation, RoleKind } from '../../src/bakery/operation.ts';
import { rows } from '../../src/bakery/rows.ts';
import { openOrm } from '../../src/database/orm.ts';
import { createRunner } from '../../src/database/transaction.ts';
import { freshDatabase } from './postgres.ts';

export interface NewOrder {
  readonly shopId: number;
  readonly customerId: number;
  readonly fulfilment?: 'delivery' | 'pickup';
  readonly status?: 'pending' | 'baking' | 'ready';
  /** Product id → pieces, taken from its stock. */
  readonly lines?: Readonly<Record<number, number>>;
}

export interface StaffedBakery {
  readonly orm: MikroORM;
  em(): SqlEntityManager;
  person(firstName: string): Promise<number>;
  /** Where a courier may have any number of deliveries, unless `courierLimit` says how many. */
  shop(name: string, how?: { bakesToOrder?: boolean; courierLimit?: number }): Promise<number>;
  hire(personId: number, shopId: number, kind: RoleKind): Promise<void>;
  dismiss(personId: number): Promise<void>;
  product(shopId: number, name: string, stock: number | null): Promise<number>;
  /** Placed at Lindenstraße 5 by somebody with the phone +4930123. */
  order(order: NewOrder): Promise<number>;
  as(
    personId: number,
    operator?: boolean,
  ): <Input, Result>(operation: Operation<Input, Result>, input: Input) => Promise<Result>;
  /** What was announced since this was asked last, as `order.ready`. */
  news(): Promise<string[]>;
  statusOf(orderId: number): Promise<{ order: string; delivery: string | null; courier: string | null }>;
  stockOf(productId: number): Promise<{ stock: number | null; moved: number }>;
  close(): Promise<void>;
}

/** A database with nobody in it yet, and short ways to fill it. */
export async function staffedBakery(): Promise<StaffedBakery> {
  const database = await freshDatabase();
  const orm = await openOrm({ url: database.url, max: 10 });
  const run = createRunner({ orm });
  const em = () => orm.em.fork() as SqlEntityManager;
  let heard = 0;
  let people = 0;

  const id = async (found: Promise<{ id: number }[]>) => (await found)[0]!.id;

  return {
    orm,
    em,
    person: (firstName) =>
      id(rows<{ id: number }>(em())`insert into person (telegram_id, first_name)
        values (${1_000 + ++people}, ${firstName}) returning id`),
    shop: (name, { bakesToOrder = true, courierLimit = 999 } = {}) =>
      id(rows<{ id: number }>(em())`
        insert into shop (name, currency, time_zone, address, language, bakes_to_order, courier_limit)
        values (${name}, 'EUR', 'Europe/Berlin', 'Marktplatz 1', 'en', ${bakesToOrder}, ${courierLimit}) returning id`),
    async hire(personId, shopId, kind) {
      await rows(em())`insert into role (person_id, shop_id, kind) values (${personId}, ${shopId}, ${kind})`;
    },
    async dismiss(personId) {
      await rows(em())`update role set active = false where person_id = ${personId}`;
    },
    product: (shopId, name, stock) =>
      id(rows<{ id: number }>(em())`
        with made as (
          insert into product (shop_id, name, price, stock) values (${shopId}, ${name}, 250, ${stock}::int) returning *
        ), moved as (
          insert into stock_movement (product_id, quantity, reason)
          select id, stock, 'opening' from made where stock is not null
        )
        select id from made`),
    order: ({ shopId, customerId, fulfilment = 'delivery', status = 'pending', lines = {} }) =>
      id(rows<{ id: number }>(em())`
        with line as (
          select p.id, p.name, p.price, p.stock is not null as from_stock, l.value::int as quantity
          from jsonb_each_text(${JSON.stringify(lines)}::jsonb) l join product p on p.id = l.key::int
        ), placed as (
          insert into orders (shop_id, customer_id, status, fulfilment, address, phone, payment, item_total,
            delivery_fee, total, currency, intent)
          select ${shopId}, ${customerId}, ${status}, ${fulfilment}, 'Lindenstraße 5, 2nd floor', '+4930123', 'cash',
            coalesce(sum(price * quantity), 0), 0, coalesce(sum(price * quantity), 0), 'EUR', gen_random_uuid()
          from line returning id
        ), lined as (
          insert into order_line (order_id, product_id, name, price, quantity, from_stock)
          select placed.id, line.id, name, price, quantity, from_stock from placed, line
        ), taken as (
          update product p set stock = p.stock - line.quantity from line where p.id = line.id and from_stock
        ), moved as (
          insert into stock_movement (product_id, quantity, reason, order_id)
          select line.id, -quantity, 'order', placed.id from placed, line where from_stock
        ), trip as (
          insert into delivery (order_id) select id from placed where ${fulfilment} = 'delivery'
        )
        select id from placed`),
    as:
      (personId, operator = false) =>
      (operation, input) =>
        run(operation, { personId, operator }, input),
    async news() {
      const told = await rows<{ id: number; type: string }>(em())`
        select id, type from outbox where id > ${heard} order by id`;
      heard = told.at(-1)?.id ?? heard;
      return told.map(({ type }) => type);
    },
    async statusOf(orderId) {
      const [found] = await rows<{ order: string; delivery: string | null; courier: string | null }>(em())`
        select o.status as order, d.status as delivery, p.first_name as courier from orders o
        left join delivery d on d.order_id = o.id left join person p on p.id = d.courier_id where o.id = ${orderId}`;
      return found!;
    },
    async stockOf(productId) {
      const [found] = await rows<{ stock: number | null; moved: number }>(em())`
        select stock, (select coalesce(sum(quantity), 0)::int from stock_movement where product_id = p.id) as moved
        from product p where id = ${productId}`;
      return found!;
    },
    async close() {
      await orm.close(true);
      await database.drop();
    },
  };
}
