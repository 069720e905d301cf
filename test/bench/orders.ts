import pg from 'pg';
import { placeOrder } from '../../src/bakery/orders/checkout/place-order.ts';
import { openOrm } from '../../src/database/orm.ts';
import { createRunner } from '../../src/database/transaction.ts';
import { freshTown } from './fresh-town.ts';
import { load } from './load.ts';
import { type FullCart, fillCarts } from './town.ts';

const CONCURRENCIES = [1, 8, 32];
const ORDERS = { 1: 600, 8: 2_000, 32: 2_000 } as Record<number, number>;
const WARM_UP = 300;
const PEOPLE = WARM_UP + 600 + 2_000 + 2_000;

type Place = (cart: FullCart) => Promise<void>;

/** Orders a second of the operation beside the same writes by hand, on 200 products and on three that everybody wants. */
export async function benchOrders(serverUrl: string): Promise<void> {
  const rows = [];
  for (const hot of [false, true]) {
    const raw = await measure(serverUrl, hot, 'raw', openRaw);
    const ours = await measure(serverUrl, hot, 'ours', openOperation);
    for (const [i, concurrency] of CONCURRENCIES.entries()) {
      rows.push({
        products: hot ? 'three hot ones' : '200',
        'at once': concurrency,
        'raw SQL orders/s': Math.round(raw[i]!),
        'place-order orders/s': Math.round(ours[i]!),
        'of raw': Math.round((ours[i]! / raw[i]!) * 100) / 100,
      });
    }
  }
  console.log('\nPlacing an order of three lines (PostgreSQL with fsync)');
  console.table(rows);
}

async function measure(
  serverUrl: string,
  hot: boolean,
  name: string,
  open: (url: string) => Promise<{ place: Place; close(): Promise<void> }>,
): Promise<number[]> {
  const { url, town } = await freshTown(serverUrl, `bench_orders_${name}_${hot ? 'hot' : 'all'}`, PEOPLE);
  const carts = await fillCarts(url, PEOPLE, hot ? town.productIds.slice(0, 3) : town.productIds);
  const { place, close } = await open(url);
  let begin = 0;
  const next = async (count: number, concurrency: number) => {
    const from = begin;
    begin += count;
    const { perSecond } = await load(count, concurrency, async (index) => {
      const began = performance.now();
      await place(carts[from + index]!);
      return performance.now() - began;
    });
    return perSecond;
  };
  await next(WARM_UP, 8);
  const rates: number[] = [];
  for (const concurrency of CONCURRENCIES) rates.push(await next(ORDERS[concurrency]!, concurrency));
  await close();
  return rates;
}

async function openOperation(url: string) {
  const orm = await openOrm({ url, max: 32 });
  const run = createRunner({ orm });
  const place: Place = async ({ personId, cartId, version, total }) => {
    await run(placeOrder, { personId, operator: false }, { cartId, version, total });
  };
  return { place, close: () => orm.close() };
}

/** As one would write it by hand with the driver alone: prepared statements, guarded stock, a line at a time. */
async function openRaw(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 32 });
  const place: Place = async ({ personId, cartId, version, total }) => {
    const client = await pool.connect();
    const q = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
    try {
      await client.query('begin');
      const used = await q('cart', 'update cart set version = version + 1 where id = $1 and version = $2', [
        cartId,
        version,
      ]);
      if (used.rowCount !== 1) throw new Error('The cart has changed.');
      const { rows: lines } = await q(
        'lines',
        `select p.id, p.name, p.price, p.cost, l.quantity from cart_line l join product p on p.id = l.product_id
         where l.cart_id = $1 order by p.id`,
        [cartId],
      );
      const { rows: orders } = await q(
        'order',
        `insert into orders (shop_id, customer_id, fulfilment, phone, payment, item_total, delivery_fee, total, currency,
         intent) select 1, id, 'pickup', phone, 'cash', $2, 0, $2, 'EUR', $3 from person where id = $1 returning id`,
        [personId, total, `${cartId}:${version}`],
      );
      const orderId = orders[0].id;
      for (const { id, name, price, cost, quantity } of lines) {
        const taken = await q(
          'take',
          'update product set stock = stock - $2, version = version + 1 where id = $1 and stock >= $2',
          [id, quantity],
        );
        if (taken.rowCount !== 1) throw new Error('Sold out.');
        await q(
          'line',
          `insert into order_line (order_id, product_id, name, price, cost, quantity, from_stock)
           values ($1, $2, $3, $4, $5, $6, true)`,
          [orderId, id, name, price, cost, quantity],
        );
        await q(
          'movement',
          `insert into stock_movement (product_id, quantity, reason, order_id, by_id) values ($1, $2, 'order', $3, $4)`,
          [id, -quantity, orderId, personId],
        );
      }
      await q('step', `insert into order_step (order_id, to_status, by_id) values ($1, 'pending', $2)`, [
        orderId,
        personId,
      ]);
      await q('empty', 'delete from cart_line where cart_id = $1', [cartId]);
      await q('outbox', `insert into outbox (type, payload) values ('order.placed', $1)`, [
        JSON.stringify({ orderId }),
      ]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
  return { place, close: () => pool.end() };
}
