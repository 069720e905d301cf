import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openQueues } from '../../src/queues/open-queues.ts';
import { waitFor } from '../../src/queues/wait-for.ts';
import { hasRedis, type PrivateRedis, privateRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';
import { silent } from './backends.ts';

(hasRedis ? describe : describe.skip)('A Redis that is away', () => {
  let redis: PrivateRedis;
  beforeEach(async () => {
    redis = (await privateRedis())!;
  });
  afterEach(() => redis.remove());

  it('is waited for, with a message', async () => {
    await redis.stop();
    const said: string[] = [];
    const log = { ...silent, warn: (text: unknown) => void said.push(String(text)) };
    const opening = openQueues({ databaseUrl: 'postgres://nowhere', redisUrl: redis.url, log });
    await until(() => said.length > 0);
    await redis.start();
    await (await opening).close();
    expect(said).toEqual([expect.stringMatching(/^Waiting for Redis at 127\.0\.0\.1:\d+: .*ECONNREFUSED/)]);
  });

  it('makes adding and asking fail at once, and its workers go on when it is back', async () => {
    const queues = await openQueues({ databaseUrl: 'postgres://nowhere', redisUrl: redis.url, log: silent });
    const baked: string[] = [];
    queues.work('oven', async (_, id) => void baked.push(id), { concurrency: 2 });
    await queues.queue('oven').add([{ id: 'rye', data: {} }]);
    await until(() => baked.length === 1);
    await redis.stop();
    await expect(queues.queue('oven').add([{ id: 'wheat', data: {} }])).rejects.toThrow();
    await expect(queues.check()).rejects.toThrow();
    await redis.start();
    await until(() =>
      queues.check().then(
        () => true,
        () => false,
      ),
    );
    await queues.queue('oven').add([{ id: 'spelt', data: {} }]);
    await until(() => baked.includes('spelt'));
    expect(baked).toEqual(['rye', 'spelt']);
    await queues.close();
  });
});

(hasRedis ? describe : describe.skip)('Closing', () => {
  it('does not wait for a Redis that is away', async () => {
    const redis = (await privateRedis())!;
    const said: string[] = [];
    const log = { ...silent, warn: (text: unknown) => void said.push(String(text)) };
    const queues = await openQueues({ databaseUrl: 'postgres://nowhere', redisUrl: redis.url, log });
    const oven = queues.work('oven', async () => {}, { concurrency: 1 });
    await redis.stop();
    await oven.stop(10_000);
    await queues.close();
    await redis.remove();
    // BullMQ still holds a timer of five seconds, which would keep this process from ending.
    await sleep(5_000);
    expect(said.filter((text) => text.includes('ECONNREFUSED')).length).toBeLessThanOrEqual(2);
    expect(said.filter((text) => text.includes('took longer'))).toEqual([]);
  });
});

describe('A store that never comes', () => {
  it('is given up with its name and the last reason', async () => {
    const attempt = () => Promise.reject(new Error('connect ECONNREFUSED'));
    await expect(waitFor('Redis at redis.example:6379', attempt, silent, 1)).rejects.toThrow(
      'Redis at redis.example:6379 was not there within 0.001 s: connect ECONNREFUSED',
    );
  });
});
