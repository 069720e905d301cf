import type { MikroORM } from '@mikro-orm/postgresql';
import { type App, startApp } from '../../src/app.ts';
import type { RoleKind } from '../../src/bakery/operation.ts';
import { readConfig } from '../../src/config.ts';
import { freePort } from '../../src/database/embedded-postgres/free-port.ts';
import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { createRunner, type Run } from '../../src/database/transaction.ts';
import { createLog } from '../../src/log.ts';
import type { Pace } from '../../src/notifications/pace.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import type { World } from '../../src/web/fetch-public.ts';
import { type FreshDatabase, freshDatabase } from './postgres.ts';
import { hasRedis, type PrivateRedis, privateRedis } from './redis.ts';

/** How updates come in and where the queues live. */
export interface Way {
  readonly front: 'polling' | 'webhook';
  readonly queues: 'PostgreSQL' | 'Redis';
}

/** Both ways in and both queue backends, each at least once; without a Redis on this machine one of them is left out. */
export const ways: readonly Way[] = [
  { front: 'polling', queues: 'PostgreSQL' },
  ...(hasRedis ? [{ front: 'webhook', queues: 'Redis' } as const] : []),
];

/** Ten times as fast as Telegram allows: stories need not wait for what they are not about. */
const quickPace: Pace = { perSecond: 280, most: 300, chatMs: 100, groupMs: 300 };

export interface BakeryOptions extends Partial<Way> {
  /** Processes of the program; more than one share the updates by a round-robin webhook. */
  readonly replicas?: number;
  /** Telegram's real rates with 429; off by default, so that stories need not wait. */
  readonly rates?: boolean;
  /** Telegram ids of the operators. */
  readonly ownerIds?: readonly number[];
  /** With the chat page at `telegram.url`. */
  readonly page?: boolean;
  /** More variables of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where photos are fetched from by link. */
  readonly web?: World;
  /** Without a shop: as on the first day. */
  readonly empty?: boolean;
  /** Migrated and empty; on the PostgreSQL of the whole run when not said. */
  readonly database?: FreshDatabase;
}

export interface Goods {
  /** Minor units; 400 when not said. */
  readonly price?: number;
  /** Null = baked to order; 10 when not said. */
  readonly stock?: number | null;
  readonly category?: string;
  readonly onShelf?: boolean;
}

/** The whole program with a database and a Telegram of its own. */
export class Bakery {
  readonly telegram: PretendTelegram;
  readonly databaseUrl: string;
  readonly sql: Sql;
  readonly orm: MikroORM;
  readonly run: Run;
  readonly redis: PrivateRedis | null;
  /** Lines of the program's log from `warn` on. */
  readonly logged: string[];
  readonly apps: App[] = [];
  shopId = 0;
  private readonly options: BakeryOptions;
  private readonly drop: () => Promise<void>;

  private constructor(parts: {
    telegram: PretendTelegram;
    database: { url: string; drop(): Promise<void> };
    orm: MikroORM;
    sql: Sql;
    redis: PrivateRedis | null;
    options: BakeryOptions;
  }) {
    this.telegram = parts.telegram;
    this.databaseUrl = parts.database.url;
    this.drop = parts.database.drop;
    this.orm = parts.orm;
    this.sql = parts.sql;
    this.run = createRunner({ orm: parts.orm });
    this.redis = parts.redis;
    this.options = parts.options;
    this.logged = [];
  }

  static async open(options: BakeryOptions = {}): Promise<Bakery> {
    const [database, telegram, redis] = await Promise.all([
      options.database ?? freshDatabase(),
      startPretendTelegram({
        rates: options.rates ?? false,
        page: options.page ?? false,
        bot: { username: 'bulka_bot' },
        log: () => {},
      }),
      options.queues === 'Redis' ? privateRedis() : null,
    ]);
    const orm = await openOrm({ url: database.url, max: 4 });
    const bakery = new Bakery({ telegram, database, orm, sql: await sqlOf(orm), redis, options });
    if (!options.empty) bakery.shopId = await bakery.shop('Crumb & Co');
    await bakery.start();
    return bakery;
  }

  /** Starts the program; with several replicas Telegram's updates go round-robin to them. */
  async start(): Promise<void> {
    const count = this.options.replicas ?? 1;
    for (let i = 0; i < count; i++) this.apps.push(await this.startApp());
    if (count > 1) this.telegram.webhookTargets(this.apps.map((app) => `${app.url}/telegram`));
  }

  async stopApps(): Promise<void> {
    await Promise.all(this.apps.splice(0).map((app) => app.stop()));
  }

  async close(): Promise<void> {
    await this.stopApps();
    await this.telegram.close();
    await this.orm.close();
    await this.redis?.remove();
    await this.drop();
  }

  private async startApp(): Promise<App> {
    const port = await freePort();
    const { front, ownerIds = [], env } = this.options;
    const config = readConfig({
      BOT_TOKEN: this.telegram.token,
      TELEGRAM_API_ROOT: this.telegram.url,
      PORT: String(port),
      TIME_ZONE: 'Europe/Berlin',
      LANGUAGE: 'en',
      ...(this.redis && { REDIS_URL: this.redis.url }),
      ...(front === 'webhook' && {
        WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
        WEBHOOK_SECRET: 'a-secret-only-telegram-has',
      }),
      ...(ownerIds.length > 0 && { OWNER_IDS: ownerIds.join(',') }),
      ...env,
    });
    const out = { write: (line: string) => void this.logged.push(line) };
    return startApp({
      config,
      telegram: { root: this.telegram.url, token: this.telegram.token },
      databaseUrl: this.databaseUrl,
      ...(!this.options.rates && { pace: quickPace }),
      ...(this.options.web && { web: this.options.web }),
      log: createLog({ level: 'warn', readable: false, out }),
      onUnauthorized: () => {},
    });
  }

  async shop(name: string, { bakesToOrder = true, deliveryFee = 0 } = {}): Promise<number> {
    const [row] = await this.sql<{ id: number }>(
      `insert into shop (name, currency, time_zone, address, language, bakes_to_order, delivery_fee)
       values ($1, 'EUR', 'Europe/Berlin', 'Mill Street 1', 'en', $2, $3) returning id`,
      [name, bakesToOrder, deliveryFee],
    );
    return row!.id;
  }

  /** Somebody who can talk to the bot; nobody in the shop yet. */
  customer(firstName: string, languageCode = 'en'): Person {
    return this.telegram.person({ firstName, languageCode });
  }

  /** Somebody with a role, already known to the bot. */
  async staff(kind: RoleKind, firstName: string, { languageCode = 'en', shopId = this.shopId } = {}): Promise<Person> {
    const person = this.telegram.person({ firstName, languageCode, started: true });
    await this.sql(
      `with known as (
         insert into person (telegram_id, first_name, telegram_language) values ($1, $2, $3) returning id
       )
       insert into role (person_id, shop_id, kind) select id, $4, $5 from known`,
      [person.id, firstName, languageCode, shopId, kind],
    );
    return person;
  }

  /** Puts a product on the shelf. @returns its id. */
  async product(name: string, goods: Goods = {}, shopId = this.shopId): Promise<number> {
    const { price = 400, stock = 10, category = 'Bread', onShelf = true } = goods;
    const [row] = await this.sql<{ id: number }>(
      `with made as (
         insert into product (shop_id, name, price, stock, on_shelf) values ($1, $2, $3, $4, $5) returning id
       ), shelf as (
         insert into category (shop_id, name) values ($1, $6)
         on conflict (shop_id, lower(name)) do update set name = excluded.name returning id
       ), stands as (
         insert into product_category (category_id, product_id) select shelf.id, made.id from shelf, made
       ), opened as (
         insert into stock_movement (product_id, quantity, reason)
         select id, $4, 'opening' from made where $4::int is not null
       )
       select id from made`,
      [shopId, name, price, stock, onShelf, category],
    );
    return row!.id;
  }

  async stockOf(productId: number): Promise<number | null> {
    const [row] = await this.sql<{ stock: number | null }>('select stock from product where id = $1', [productId]);
    return row!.stock;
  }

  async orders(): Promise<{ id: number; status: string; total: number }[]> {
    return this.sql('select id, status, total from orders where id > $1 order by id', [0]);
  }
}
