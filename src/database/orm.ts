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

/** A statement with bound values on the shared pool, outside any transaction of MikroORM: the machinery's way in. */
export type Sql = <Row extends object>(text: string, values: unknown[]) => Promise<Row[]>;

export async function sqlOf(orm: MikroORM): Promise<Sql> {
  const connection = orm.em.getConnection() as unknown as { getNativeClient(): Promise<pg.Pool> };
  return onPool(await connection.getNativeClient());
}

/**
 * Statements whose commit need not reach the disk before they answer: PostgreSQL crashing within the next moment
 * may forget them, and the machinery then does the same again (an update is handled again and finds its effects, a
 * card is edited again). Never for what the business must not forget.
 */
export function openForgetfulSql(url: string, max = 8): { sql: Sql; close(): Promise<void> } {
  const pool = new pg.Pool({
    ...CONNECTION,
    connectionString: url,
    max,
    options: '-c synchronous_commit=off',
    Client: PreparedClient,
  } as pg.PoolConfig);
  // A connection the server drops while idle is replaced; the statement in flight rejects on its own.
  pool.on('error', () => {});
  return { sql: onPool(pool), close: () => pool.end() };
}

function onPool(pool: pg.Pool): Sql {
  return async (text, values) => (await pool.query(text, values)).rows;
}
