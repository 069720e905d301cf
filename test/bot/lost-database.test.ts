import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { passes } from '../../src/bot/failures.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

/** With a process of its own in PostgreSQL, which somebody ends. */
interface Lost {
  readonly client: pg.Client;
  readonly ends: () => Promise<unknown>;
}

describe('What is said of a connection to the database that is lost', () => {
  let database: FreshDatabase;
  let administrator: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    administrator = new pg.Client(database.url);
    await administrator.connect();
  });
  afterAll(async () => {
    await administrator.end();
    await database.drop();
  });

  async function connect(): Promise<Lost> {
    const client = new pg.Client(database.url);
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query('select pg_backend_pid() as pid');
    return { client, ends: () => administrator.query('select pg_terminate_backend($1)', [rows[0].pid]) };
  }

  const ways: [string, (lost: Lost) => Promise<unknown>][] = [
    ['under a statement', ({ client, ends }) => Promise.all([client.query('select pg_sleep(30)'), ends()])],
    [
      'before a statement',
      async ({ client, ends }) => {
        await Promise.all([new Promise<void>((resolve) => void client.once('end', resolve)), ends()]);
        return client.query('select 1');
      },
    ],
    ['by our own hand', ({ client }) => Promise.all([client.query('select pg_sleep(30)'), client.end()])],
    [
      'by our own hand, before a statement',
      async ({ client }) => {
        await client.end();
        return client.query('select 1');
      },
    ],
  ];
  it.each(ways)('%s passes by itself', async (_, lose) => {
    const error = await lose(await connect()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.any(String) });
    expect(error instanceof Error && { [error.message]: passes(error) }).toEqual({ [(error as Error).message]: true });
  });
});
