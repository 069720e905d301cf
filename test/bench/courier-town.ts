import pg from 'pg';
import { confirmOrder } from '../../src/bakery/orders/orders.actions.ts';
import { FIRST_PERSON } from './town.ts';
import { tap } from './updates.ts';

const FIRST_COURIER = 900_000;

export interface CourierTown {
  readonly shops: number;
  /** All of them on duty. */
  readonly couriersOfEach: number;
  /** As many customers, who must be there already, each with a delivery ready to be confirmed; the shops take turns. */
  readonly orders: number;
}

export interface ReadyOrder {
  readonly telegramId: number;
  /** Somebody who will hear of it. */
  readonly courier: number;
  /** The customer's tap on ✅. */
  readonly update: object;
}

export async function settle(url: string, { shops, couriersOfEach, orders }: CourierTown): Promise<ReadyOrder[]> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    insert into shop (name, currency, time_zone, address, language)
      select 'Shop ' || n, 'EUR', 'Europe/Berlin', 'Mill Street 1', 'en' from generate_series(1, ${shops}) n;
    insert into product (shop_id, name, price, stock)
      select id, 'Rye loaf', 450, 100000 from shop where name like 'Shop %';
    insert into person (telegram_id, first_name, telegram_language)
      select ${FIRST_COURIER} + n, 'Anna', 'en' from generate_series(0, ${shops * couriersOfEach - 1}) n;
    insert into role (person_id, shop_id, kind)
      select p.id, s.id, 'courier' from person p
      join shop s on s.name = 'Shop ' || (1 + (p.telegram_id - ${FIRST_COURIER}) % ${shops});
    update person p set shop_id = s.id from shop s
      where p.telegram_id < ${FIRST_COURIER} and s.name = 'Shop ' || (1 + (p.telegram_id - ${FIRST_PERSON}) % ${shops});
    insert into cart (person_id, shop_id, fulfilment, address)
      select id, shop_id, 'delivery', 'Baker Street 5' from person where shop_id is not null;
    insert into cart_line (cart_id, product_id, quantity)
      select c.id, p.id, 1 from cart c join product p on p.shop_id = c.shop_id where p.name = 'Rye loaf';
  `);
  const { rows } = await client.query(
    `select p.telegram_id::float8 as "telegramId", c.id as "cartId", c.version,
       ${FIRST_COURIER} + (p.telegram_id - ${FIRST_PERSON})::int % ${shops} as courier
     from cart c join person p on p.id = c.person_id order by p.telegram_id limit $1`,
    [orders],
  );
  await client.end();
  return rows.map(({ telegramId, cartId, version, courier }) => ({
    telegramId,
    courier,
    update: tap(telegramId, confirmOrder.write({ cartId, version, total: 450 })),
  }));
}

/**
 * Waits until so many couriers' cards are written down as sent.
 * @returns milliseconds of each from the event's commit to then, Telegram's answer included, the quickest first.
 */
export async function cardsSent(url: string, count: number): Promise<{ times: number[]; perSecond: number }> {
  const client = new pg.Client(url);
  await client.connect();
  const found = async () => {
    const { rows } = await client.query(
      `select extract(epoch from ended_at - happened_at)::float8 * 1000 as ms, extract(epoch from ended_at)::float8 as at
       from notice where code = 'dlv.offer' and state = 'sent' order by 1`,
    );
    return rows as { ms: number; at: number }[];
  };
  let cards = await found();
  while (cards.length < count) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    cards = await found();
  }
  await client.end();
  const ends = cards.map(({ at }) => at);
  const seconds = Math.max(...ends) - Math.min(...ends);
  return { times: cards.map(({ ms }) => ms), perSecond: (cards.length - 1) / seconds };
}
