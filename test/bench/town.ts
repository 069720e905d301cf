import pg from 'pg';

/** Telegram ids of the people of the benchmark. */
export const FIRST_PERSON = 500_000;
const PRODUCTS = 200;
const CATEGORIES = 10;
/** Orders of the past: on empty tables PostgreSQL would plan for emptiness. */
const HISTORY = 20_000;

export interface Town {
  readonly categoryIds: readonly number[];
  readonly productIds: readonly number[];
}

/** A bakery with 200 products in 10 categories, a past, plenty of stock, and so many people who have met the bot. */
export async function buildTown(databaseUrl: string, people: number): Promise<Town> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query(`
      insert into shop (name, currency, time_zone, address, language)
        values ('Crumb & Co', 'EUR', 'Europe/Berlin', 'Mill Street 1', 'en');
      insert into category (shop_id, name, position)
        select 1, 'Category ' || n, n from generate_series(1, ${CATEGORIES}) n;
      insert into product (shop_id, name, description, price, stock)
        select 1, 'Product ' || n, 'Fresh every morning', 100 + n, 100000000 from generate_series(1, ${PRODUCTS}) n;
      insert into product_category (category_id, product_id)
        select 1 + n % ${CATEGORIES}, n from generate_series(1, ${PRODUCTS}) n;
      insert into stock_movement (product_id, quantity, reason) select id, stock, 'opening' from product;
      insert into person (telegram_id, first_name, telegram_first_name, phone, telegram_language)
        select ${FIRST_PERSON} + n, 'Vera', 'Vera', '+49151' || (10000000 + n), 'en' from generate_series(0, ${people - 1}) n;
      insert into orders (shop_id, customer_id, status, fulfilment, phone, payment, item_total, delivery_fee, total,
          currency, intent)
        select 1, 1 + n % ${people}, 'completed', 'pickup', '+4915100000000', 'cash', 300, 0, 300, 'EUR', 'past ' || n
        from generate_series(1, ${HISTORY}) n;
      insert into order_line (order_id, product_id, name, price, quantity, from_stock)
        select o.id, 1 + (o.id * 7 + n) % ${PRODUCTS}, 'Product', 100, 1, true
        from orders o, generate_series(0, 2) n;
      insert into order_step (order_id, to_status, by_id) select id, 'pending', customer_id from orders;
      insert into card (code, subject_id, person_id, chat_id, message_id, digest)
        select 'ord.card', id, customer_id, 1, 1, '' from orders;
    `);
    await client.query('vacuum analyze');
    return { categoryIds: await idsOf(client, 'category'), productIds: await idsOf(client, 'product') };
  } finally {
    await client.end();
  }
}

async function idsOf(client: pg.Client, table: 'category' | 'product'): Promise<number[]> {
  return (await client.query(`select id from ${table} order by id`)).rows.map(({ id }) => id);
}

export interface FullCart {
  readonly telegramId: number;
  readonly personId: number;
  readonly cartId: number;
  readonly version: number;
  readonly total: number;
}

/** Fills carts with three products each, ready to be confirmed as a pickup. */
export async function fillCarts(
  databaseUrl: string,
  count: number,
  productIds: readonly number[],
): Promise<FullCart[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query(
      `insert into cart (person_id, shop_id, fulfilment) select id, 1, 'pickup' from person order by id limit $1
       on conflict (person_id, shop_id) do update set fulfilment = 'pickup'`,
      [count],
    );
    await client.query(
      `insert into cart_line (cart_id, product_id, quantity)
       select c.id, ($1::int[])[1 + (c.id * 7 + n * 3) % $2::int], 1 from cart c, generate_series(0, 2) n
       on conflict do nothing`,
      [productIds, productIds.length],
    );
    const { rows } = await client.query(
      `select p.telegram_id::float8 as "telegramId", p.id as "personId", c.id as "cartId", c.version,
         sum(l.quantity * i.price)::int as total
       from cart c join person p on p.id = c.person_id join cart_line l on l.cart_id = c.id
         join product i on i.id = l.product_id
       group by p.id, c.id order by c.id limit $1`,
      [count],
    );
    await client.query('vacuum analyze');
    return rows;
  } finally {
    await client.end();
  }
}
