import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { confirmOrder } from '../../src/bakery/orders/orders.actions.ts';
import { freshTown } from './fresh-town.ts';
import { startSubject } from './subject.ts';
import { openTelegramSide } from './telegram-side.ts';
import { FIRST_PERSON } from './town.ts';
import { tap } from './updates.ts';

const PER_SECOND = 20;
const SECONDS = 20;
/** Telegram takes one message a second into a chat: 20 orders a second need some couriers. */
const SHOPS = 40;
const FIRST_COURIER = 900_000;

interface Order {
  readonly telegramId: number;
  readonly courier: number;
  readonly cartId: number;
  readonly version: number;
  readonly total: number;
}

/**
 * From the tap on ✅ to the courier's message at 20 orders a second, bot and worker in one process, Telegram's rates
 * kept. It holds more than the way from the commit: storing the update and placing the order come first.
 */
export async function benchNews(serverUrl: string): Promise<void> {
  const count = PER_SECOND * SECONDS;
  const { url } = await freshTown(serverUrl, 'bench_news', count);
  const orders = await settle(url, count);
  const side = await openTelegramSide();
  const subject = await startSubject('bulka', [side.url, side.secret, url], { ROLES: 'bot,worker' });
  side.target(subject.url);
  const times: number[] = [];
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  for (const [i, { telegramId, courier, cartId, version, total }] of orders.entries()) {
    await sleep(Math.max(0, startedAt + (i * 1000) / PER_SECOND - performance.now()));
    const began = performance.now();
    const arrived = side.nextMessage(courier);
    void side.play(tap(telegramId, confirmOrder.write({ cartId, version, total })), telegramId);
    pending.push(arrived.then((at) => void times.push(at - began)));
  }
  await Promise.all(pending);
  await subject.stop();
  await side.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)]!);
  console.log(
    `\nFrom ✅ to the courier's message at ${PER_SECOND} orders/s over ${SHOPS} shops (${times.length} orders)`,
  );
  console.table([{ 'p50 ms': at(0.5), 'p90 ms': at(0.9), 'p99 ms': at(0.99), 'slowest ms': at(1) }]);
}

/** Forty shops with a courier each; every customer has a delivery ready to be confirmed, the shops taking turns. */
async function settle(url: string, count: number): Promise<Order[]> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    insert into shop (name, currency, time_zone, address, language)
      select 'Shop ' || n, 'EUR', 'Europe/Berlin', 'Mill Street 1', 'en' from generate_series(1, ${SHOPS}) n;
    insert into product (shop_id, name, price, stock)
      select id, 'Rye loaf', 450, 100000 from shop where name like 'Shop %';
    insert into person (telegram_id, first_name, telegram_language)
      select ${FIRST_COURIER} + n, 'Anna', 'en' from generate_series(0, ${SHOPS - 1}) n;
    insert into role (person_id, shop_id, kind)
      select p.id, s.id, 'courier' from person p join shop s on s.name = 'Shop ' || (1 + p.telegram_id - ${FIRST_COURIER});
    update person p set shop_id = s.id from shop s
      where p.telegram_id < ${FIRST_COURIER} and s.name = 'Shop ' || (1 + (p.telegram_id - ${FIRST_PERSON}) % ${SHOPS});
    insert into cart (person_id, shop_id, fulfilment, address)
      select id, shop_id, 'delivery', 'Baker Street 5' from person where shop_id is not null;
    insert into cart_line (cart_id, product_id, quantity)
      select c.id, p.id, 1 from cart c join product p on p.shop_id = c.shop_id where p.name = 'Rye loaf';
  `);
  const { rows } = await client.query(
    `select p.telegram_id::float8 as "telegramId", c.id as "cartId", c.version, 450 as total,
       ${FIRST_COURIER} + (p.telegram_id - ${FIRST_PERSON})::int % ${SHOPS} as courier
     from cart c join person p on p.id = c.person_id order by p.telegram_id limit $1`,
    [count],
  );
  await client.end();
  return rows;
}
