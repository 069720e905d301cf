import { randomBytes } from 'node:crypto';
import pg from 'pg';

export type FreshDatabase = {
  /** `postgres://…` */
  url: string;
  /** Cuts off whoever is still connected. */
  drop(): Promise<void>;
};

/**
 * An empty database of one's own on the PostgreSQL of this Jest run, migrated unless the story is about migrating; drop
 * it when the test file is done.
 */
export async function freshDatabase({ migrated = true } = {}): Promise<FreshDatabase> {
  const name = `shop_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name}${migrated ? ' TEMPLATE template_shop' : ''}`);
  return {
    url: new URL(`/${name}`, serverUrl()).href,
    drop: () => administer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client(serverUrl());
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: jest.config.mjs names global-setup.ts, which sets it.');
  return url;
}
