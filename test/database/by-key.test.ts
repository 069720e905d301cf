import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDurableSql, openForgetfulSql } from '../../src/database/orm.ts';
import { startInbox } from '../../src/inbox/inbox.ts';
import { keptLog } from '../inbox/kept-log.ts';
import { message } from '../inbox/updates.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';

const vera = 101;
const UPDATES = 200;

let database: FreshDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('What happens at every tap', () => {
  it('is planned for the inbox of a year, though it was empty when the program began', async () => {
    const durable = openDurableSql(database.url);
    const forgetful = openForgetfulSql(database.url);
    const inbox = await startInbox({
      ...{ sql: durable.sql, forgetfulSql: forgetful.sql, log: keptLog() },
      // Every other one begins a form, whose session ends with the next.
      handle: async ({ updateId }) => ({ session: { telegramId: vera, data: updateId % 2 ? { updateId } : null } }),
    });
    for (let n = 1; n <= UPDATES; n++) await inbox.store([message(n, vera, 'Hello')]);
    await until(async () => (await inbox.depth()).waiting + (await inbox.depth()).working === 0);
    await inbox.stop();
    await Promise.all([durable.close(), forgetful.close()]);

    // PostgreSQL counts what a connection has read when that ends.
    await until(async () => (await countOf('pg_stat_activity', 'datname = current_database()')) === 1);
    const { rows } = await client.query(
      `select relname, seq_tup_read::int as read from pg_stat_user_tables where relname in ('inbox', 'session') order by 1`,
    );
    expect(rows).toEqual([
      { relname: 'inbox', read: 0 },
      { relname: 'session', read: 0 },
    ]);
    expect(await countOf('inbox', "state = 'done'")).toBe(UPDATES);
  });

  it('writes into no index of the product of which one more was sold', async () => {
    await client.query(`
      begin;
      insert into shop (name, currency, time_zone, address, language) values ('Crumb', 'EUR', 'UTC', 'Mill Street 1', 'en');
      insert into product (shop_id, name, price, stock, low_at) select id, 'Rye loaf', 450, 8, 2 from shop;
      update product set stock = stock - 1, version = version + 1;`);
    const { rows } = await client.query(`select pg_stat_get_xact_tuples_hot_updated('product'::regclass)::int as hot`);
    await client.query('rollback');
    expect(rows).toEqual([{ hot: 1 }]);
  });
});

async function countOf(table: string, where: string): Promise<number> {
  const { rows } = await client.query(`select count(*)::int as count from ${table} where ${where}`);
  return rows[0].count;
}
