import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../../src/database/orm.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

let database: FreshDatabase;
let orm: MikroORM;
beforeAll(async () => {
  database = await freshDatabase();
  orm = await openOrm({ url: database.url, max: 2 });
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});

describe('The migrations', () => {
  it('make the schema that the entities declare', async () => {
    expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });

  it('do nothing when all of them have run', async () => {
    expect(await orm.migrator.up()).toEqual([]);
  });
});
