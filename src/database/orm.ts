import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { entities } from './entities.ts';
import { PreparedClient } from './prepared-client.ts';

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
    driverOptions: { Client: PreparedClient },
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, silent: true },
    schemaGenerator: {
      skipTables: ['migration', 'inbox', 'outbox', 'notice', 'card', 'session', 'poller', 'chat_pace'],
    },
    forceUtcTimezone: true,
    allowGlobalContext: false,
  });
}

/** A statement with bound values on the shared pool, outside any transaction of MikroORM: the machinery's way in. */
export type Sql = <Row extends object>(text: string, values: unknown[]) => Promise<Row[]>;

export async function sqlOf(orm: MikroORM): Promise<Sql> {
  const pool = await (orm.em.getConnection() as unknown as { getNativeClient(): Promise<pg.Pool> }).getNativeClient();
  return async (text, values) => (await pool.query(text, values)).rows;
}
