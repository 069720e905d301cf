import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openQueues } from '../../src/queues/open-queues.ts';
import type { Queues } from '../../src/queues/queue.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';
import type { PrivateRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';
import { backends, redisFor, silent } from './backends.ts';

describe.each(backends)('A queue in %s', (backend) => {
  let redis: PrivateRedis | undefined;
  let database: FreshDatabase;
  let queues: Queues;
  beforeAll(async () => {
    redis = await redisFor(backend);
  });
  afterAll(() => redis?.remove());
  beforeEach(async () => {
    database = await freshDatabase();
    const prefix = new URL(database.url).pathname.slice(1);
    queues = await openQueues({ databaseUrl: database.url, redisUrl: redis?.url, prefix, log: silent });
  });
  afterEach(async () => {
    await queues.close();
    await database.drop();
  });

  const loaf = (id: string) => ({ id, data: { loaf: id } });

  it('hands over its jobs in order and keeps none that are done', async () => {
    const baked: unknown[] = [];
    await queues.queue('oven').add([loaf('rye'), loaf('wheat'), loaf('spelt')]);
    queues.work('oven', async (data) => void baked.push(data), { concurrency: 1 });
    await until(() => baked.length === 3);
    expect(baked).toEqual([{ loaf: 'rye' }, { loaf: 'wheat' }, { loaf: 'spelt' }]);
    await until(async () => (await queues.queue('oven').depth()).active === 0);
    expect(await queues.queue('oven').depth()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
  });

  it('takes a job with the same id once while it waits, and again when it is done', async () => {
    const oven = queues.queue('oven');
    await oven.add([loaf('rye')]);
    await oven.add([loaf('rye'), loaf('rye')]);
    expect((await oven.depth()).waiting).toBe(1);
    let baked = 0;
    queues.work('oven', async () => void baked++, { concurrency: 4 });
    await until(async () => baked === 1 && (await oven.depth()).active === 0);
    await oven.add([loaf('rye')]);
    await until(() => baked === 2);
  });

  it('keeps a job for later, and lets the urgent go first', async () => {
    const baked: unknown[] = [];
    const oven = queues.queue('oven');
    await oven.add([{ ...loaf('tomorrow'), delayMs: 86_400_000.4 }]);
    await oven.add([{ ...loaf('any time'), priority: 2 }, { ...loaf('soon'), priority: 1 }, loaf('now')]);
    expect(await oven.depth()).toMatchObject({ waiting: 3, delayed: 1 });
    queues.work('oven', async (_, id) => void baked.push(id), { concurrency: 1 });
    await until(() => baked.length === 3);
    await oven.add([{ ...loaf('proofing'), delayMs: 40.4 }]);
    await until(() => baked.length === 4);
    expect(baked).toEqual(['now', 'soon', 'any time', 'proofing']);
    expect(await oven.depth()).toMatchObject({ delayed: 1 });
  });

  it('shows the jobs that failed, and why', async () => {
    const oven = queues.queue('oven');
    queues.work('oven', () => Promise.reject(new Error('Too hot.')), { concurrency: 1 });
    await oven.add([loaf('rye')]);
    await until(async () => (await oven.depth()).failed === 1);
    expect(await oven.failed()).toMatchObject([{ id: 'rye', data: { loaf: 'rye' }, reason: 'Too hot.' }]);
  });

  it('has failed jobs done again when asked, once each', async () => {
    const oven = queues.queue('oven');
    const baked: string[] = [];
    let isHot = true;
    const bake = async (job: object) => {
      if (isHot) throw new Error('Too hot.');
      baked.push((job as { loaf: string }).loaf);
    };
    queues.work('oven', bake, { concurrency: 1 });
    await oven.add([loaf('rye'), loaf('spelt')]);
    await until(async () => (await oven.depth()).failed === 2);
    isHot = false;
    expect(await oven.retryFailed()).toBe(2);
    await until(() => baked.length === 2);
    expect(await oven.retryFailed()).toBe(0);
    expect(baked.toSorted()).toEqual(['rye', 'spelt']);
    expect((await oven.depth()).failed).toBe(0);
  });

  it('refuses ids that BullMQ would misread', async () => {
    await expect(queues.queue('oven').add([loaf('12')])).rejects.toThrow('Job id "12"');
    await expect(queues.queue('oven').add([loaf('a:b')])).rejects.toThrow('Job id "a:b"');
  });

  it('lets the work under way finish when it is stopped', async () => {
    let isBaked = false;
    let hasBegun = false;
    const worker = queues.work(
      'oven',
      async () => {
        hasBegun = true;
        await sleep(300);
        isBaked = true;
      },
      { concurrency: 1 },
    );
    await queues.queue('oven').add([loaf('rye')]);
    await until(() => hasBegun);
    await worker.stop(10_000);
    expect(isBaked).toBe(true);
  });

  it('says that it is there', async () => {
    await expect(queues.check()).resolves.toBeUndefined();
  });
});
