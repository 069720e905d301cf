import { describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freshDatabase } from '../support/postgres.ts';
import { hasRedis, privateRedis } from '../support/redis.ts';

describe('The database of a test file', () => {
  it('is migrated, empty and nobody else’s', async () => {
    const [hers, his] = await Promise.all([freshDatabase(), freshDatabase()]);
    const client = new pg.Client(hers.url);
    await client.connect();
    const { rows } = await client.query("select to_regclass('migration') is not null as migrated");
    await client.end();
    await Promise.all([hers.drop(), his.drop()]);
    expect(rows).toEqual([{ migrated: true }]);
    expect(hers.url).not.toBe(his.url);
  });
});

(hasRedis ? describe : describe.skip)('The Redis of a test file', () => {
  it('forgets everything when it is stopped and started', async () => {
    const redis = (await privateRedis())!;
    const client = new Redis(redis.url);
    await client.set('bread', 'rye');
    await redis.stop();
    await redis.start();
    expect(await client.get('bread')).toBeNull();
    client.disconnect();
    await redis.remove();
  });
});
