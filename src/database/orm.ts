import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { entities } from './entities.ts';
import { PreparedClient } from './prepared-client.ts';

/** A database that silently went away must not hold a connection for ever. */
const CONNECTION = { pipeline: true, keepAlive: true, connectionTimeoutMillis: 10_000 };

export interface OrmOptions {
  readonly url: string;
  /** Connections; a laptop's PostgreSQL takes 100 in all. */
  readonly max?: number;
}

/** MikroORM on a PostgreSQL that is there; nothing is migrated. */
export async function openOrm({ url, max = 16 }: OrmOptions): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    pool: { min: 1, max },
    driverOptions: { ...CONNECTION, Client: PreparedClient },
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, silent: true },
    schemaGenerator: {
      // What keeps products searchable is written in migrations only.
      ignoreRoutines: true,
      ignoreTriggers: true,
      skipTables: ['migration', 'inbox', 'outbox', 'notice', 'card', 'session', 'poller', 'chat_pace'],
    },
    forceUtcTimezone: true,
    allowGlobalContext: false,
  });
}

/** A statement with bound values, outside any transaction of MikroORM. */
export type Sql = <Row extends object>(text: string, values: unknown[]) => Promise<Row[]>;

/** On the pool that MikroORM uses. */
export async function sqlOf(orm: MikroORM): Promise<Sql> {
  const connection = orm.em.getConnection() as unknown as { getNativeClient(): Promise<pg.Pool> };
  return onPool(await connection.getNativeClient());
}

/** Connections for the machinery's statements, which take a few rows by key. */
export interface MachinerySql {
  readonly sql: Sql;
  close(): Promise<void>;
}

/**
 * They are planned once a connection. The tables are empty at first and long an hour later: planned for the empty one
 * PostgreSQL would go on reading the whole of the long one.
 */
const BY_KEY = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
];

/** What has been committed is on the disk: updates that Telegram hears we have. */
export function openDurableSql(url: string, max = 4): MachinerySql {
  return openPool(url, max, BY_KEY);
}

/**
 * Statements whose commit need not reach the disk before they answer: PostgreSQL crashing within the next moment
 * may forget them, and the machinery then does the same again (an update is handled again and finds its effects, a
 * card is edited again). Never for what the business must not forget.
 */
export function openForgetfulSql(url: string, max = 8): MachinerySql {
  return openPool(url, max, ['synchronous_commit=off', ...BY_KEY]);
}

function openPool(url: string, max: number, settings: readonly string[]): MachinerySql {
  const pool = new pg.Pool({
    ...CONNECTION,
    connectionString: url,
    max,
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    Client: PreparedClient,
  } as pg.PoolConfig);
  // A connection the server drops while idle is replaced; the statement in flight rejects on its own.
  pool.on('error', () => {});
  return { sql: onPool(pool), close: () => pool.end() };
}

function onPool(pool: pg.Pool): Sql {
  return async (text, values) => (await pool.query(text, values)).rows;
}
