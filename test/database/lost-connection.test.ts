import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../../src/database/orm.ts';
import { freshDatabase } from '../support/postgres.ts';
import { type Failpoint, type PostgresProxy, postgresProxy } from '../support/postgres-proxy.ts';

const CONNECTIONS = 2;

describe('A connection that is lost in the middle of a transaction', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let proxy: PostgresProxy;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await freshDatabase();
    proxy = await postgresProxy(database.url);
    orm = await openOrm({ url: proxy.url, max: CONNECTIONS });
  });
  afterAll(async () => {
    await orm.close();
    await proxy.close();
    await database.drop();
  });

  const bake = () => orm.em.fork().transactional((em) => em.execute('select 42 as loaves'));

  it.each([
    ['at its first statement', 'before', /select 42/],
    ['after its first statement', 'after', /select 42/],
    ['at its commit', 'before', /^commit/],
    ['after its commit', 'after', /^commit/],
  ] as [string, Failpoint['when'], RegExp][])(
    '%s makes room for another, and says what happened',
    async (_, when, statement) => {
      for (let times = 0; times <= CONNECTIONS; times++) {
        const isCut = proxy.cutAt({ statements: [statement], when });
        await expect(bake()).rejects.toThrow('Connection terminated unexpectedly');
        await isCut;
      }
      expect(await bake()).toEqual([{ loaves: 42 }]);
    },
  );
});
