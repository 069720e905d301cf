import pg from 'pg';
import { freshDatabase } from './fresh-town.ts';
import { FIRST_PERSON } from './town.ts';

export interface CitySize {
  readonly shops: number;
  /** Of all shops. */
  readonly categories: number;
  readonly products: number;
  readonly people: number;
  /** Also so many couriers without a phone in their hands, and changes in the audit trail. */
  readonly orders: number;
}

export interface City {
  readonly url: string;
  /** Everybody in turn; each looks at one of the shops. */
  personAt(index: number): { telegramId: number; productId: number; categoryId: number; categoryIds: number[] };
  /** The owners of each shop in turn. */
  ownerAt(index: number): { telegramId: number; productId: number };
  /** What somebody looks for. */
  wordsAt(index: number): string;
}

/** Telegram ids that no customer has. */
const FIRST_OWNER = 5_000_000_000;
/** Of each shop: enough that their taps need not wait for each other. */
const OWNERS = 40;

const kinds = ['Rye', 'Wheat', 'Spelt', 'Oat', 'Walnut', 'Poppy', 'Cherry', 'Butter', 'Honey', 'Plum'];
const shapes = ['loaf', 'roll', 'bun', 'cake', 'tart', 'plait', 'stick', 'ring', 'pie', 'crescent'];

/** Bakeries side by side, their products spread over categories, everybody with three of them in a cart. */
export async function freshCity(serverUrl: string, name: string, size: CitySize): Promise<City> {
  const url = await freshDatabase(serverUrl, name);
  const client = new pg.Client(url);
  await client.connect();
  try {
    await fill(client, size);
  } finally {
    await client.end();
  }
  const inShop = { categories: size.categories / size.shops, products: size.products / size.shops };
  return {
    url,
    personAt(index) {
      const person = (index * 7919) % size.people;
      const shop = person % size.shops;
      const nth = (index * 31) % inShop.products;
      const categoryIds = Array.from({ length: inShop.categories }, (_, i) => shop + 1 + i * size.shops);
      const productId = shop + 1 + nth * size.shops;
      return {
        telegramId: FIRST_PERSON + person,
        productId,
        categoryId: categoryIds[nth % inShop.categories]!,
        categoryIds,
      };
    },
    ownerAt(index) {
      const owner = index % (size.shops * OWNERS);
      const shop = owner % size.shops;
      const nth = (index * 31) % inShop.products;
      return { telegramId: FIRST_OWNER + owner, productId: shop + 1 + nth * size.shops };
    },
    wordsAt: (index) => `${kinds[index % 10]!.slice(0, 3)} ${shapes[Math.floor(index / 10) % 10]}`,
  };
}

/** Row n of a table belongs to shop `1 + (n - 1) % shops`, so that ids can be computed. */
async function fill(client: pg.Client, { shops, categories, products, people, orders }: CitySize): Promise<void> {
  const shopOf = (n: string) => `1 + (${n} - 1) % ${shops}`;
  const nth = `((n - 1) / ${shops})`;
  await client.query(`
    insert into shop (name, currency, time_zone, language)
      select 'Bakery ' || n, 'EUR', 'Europe/Berlin', 'en' from generate_series(1, ${shops}) n;
    insert into category (shop_id, name, position)
      select ${shopOf('n')}, 'Category ' || n, n from generate_series(1, ${categories}) n;
    insert into product (shop_id, name, description, price, stock)
      select ${shopOf('n')}, ('{${kinds}}'::text[])[1 + ${nth} % 10] || ' ' || ('{${shapes}}'::text[])[1 + ${nth} / 10 % 10]
        || ' ' || n, 'Fresh every morning', 100 + n % 900, 1000000 from generate_series(1, ${products}) n;
    insert into product_category (category_id, product_id)
      select 1 + (n - 1) % ${shops} + ${shops} * (${nth} % ${categories / shops}), n from generate_series(1, ${products}) n;
    insert into person (telegram_id, first_name, telegram_first_name, telegram_language, shop_id)
      select ${FIRST_PERSON} + n - 1, 'Vera', 'Vera', 'en', ${shopOf('n')} from generate_series(1, ${people}) n;
    insert into cart (person_id, shop_id) select id, shop_id from person;
    insert into cart_line (cart_id, product_id, quantity, price_seen)
      select c.id, p.id, 1, p.price from cart c cross join generate_series(0, 2) k
        join product p on p.id = c.shop_id + ${shops} * ((c.id * 3 + k) % ${products / shops});
  `);
  await client.query(`
    with hired as (
      insert into person (telegram_id, first_name, telegram_first_name, telegram_language, shop_id)
      select ${FIRST_OWNER} + n - 1, 'Olga', 'Olga', 'en', ${shopOf('n')} from generate_series(1, ${shops * OWNERS}) n returning id, shop_id
    )
    insert into role (person_id, shop_id, kind) select id, shop_id, 'owner' from hired;
    with hired as (
      insert into person (first_name, phone) select 'Ivan', '+49' || n from generate_series(1, ${orders}) n returning id
    )
    insert into role (person_id, shop_id, kind) select id, ${shopOf('id')}, 'courier' from hired;
    insert into orders (shop_id, customer_id, status, fulfilment, phone, payment, item_total, delivery_fee, total,
        currency, intent)
      select ${shopOf('n')}, n, 'completed', 'pickup', '+491', 'cash', 100, 0, 100, 'EUR', n
      from generate_series(1, least(${orders}, ${people})) n;
    insert into audit (shop_id, by_id, operation, table_name, row_id, before, after)
      select ${shopOf('n')}, ${people} + ${shopOf('n')}, 'edit-product', 'product', n, '{"price": 1}', '{"price": 2}'
      from generate_series(1, ${orders}) n;
  `);
  await client.query('vacuum analyze');
}
