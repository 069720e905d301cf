import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { backends, redisFor } from '../queues/backends.ts';
import type { PrivateRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';
import { openStoryBakery, quickPace, type StoryBakery } from './story-bakery.ts';

/** Longer than the sweepers of these stories take for lost. */
const OUTAGE_MS = 5_000;
/** Leases and sweepers take their time. */
const PATIENCE_MS = 90_000;

describe.each(backends)('News, with the queues in %s', (backend) => {
  let redis: PrivateRedis | undefined;
  let bakery: StoryBakery;
  beforeAll(async () => {
    redis = await redisFor(backend);
  });
  afterAll(() => redis?.remove());
  beforeEach(async () => {
    bakery = await openStoryBakery({ redisUrl: redis?.url });
  });
  afterEach(() => bakery.close());

  async function forgetAllJobs(): Promise<void> {
    if (!redis) return void (await bakery.sql('delete from bullmq.job where queue <> $1', ['']));
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
  }

  it(
    'are told though the queues were flushed while they waited',
    async () => {
      const vera = await bakery.person('Vera');
      for (const order of [1, 2, 3]) await bakery.hears(vera, order, 'said');
      await bakery.startReplica({ pace: { ...quickPace, chatMs: 2_000 } });
      for (const order of [1, 2]) await bakery.becomes(order, 'new');
      await until(() => bakery.post.calls.length === 1);
      await until(async () => (await bakery.notices()).length === 2);
      await forgetAllJobs();
      await until(bakery.isQuiet);
      expect(bakery.post.shown(vera.chatId)).toEqual(['en 1 new', 'en 2 new']);
    },
    PATIENCE_MS,
  );

  it(
    'that a program left behind when it was stopped are told by the next one, which calls nothing lost',
    async () => {
      const vera = await bakery.person('Vera');
      for (const order of [1, 2]) await bakery.hears(vera, order, 'said');
      const stopped = await bakery.startReplica({ pace: { ...quickPace, chatMs: 60_000 } });
      for (const order of [1, 2]) await bakery.becomes(order, 'new');
      await until(() => bakery.post.calls.length === 1);
      await until(async () => (await bakery.notices()).length === 2);
      await stopped.stop();
      await bakery.sql(`update notice set created_at = created_at - interval '1 day' where id > $1`, [0]);
      await bakery.sql(`update chat_pace set next_at = next_at - interval '1 day' where chat_id = $1`, [vera.chatId]);
      const lines: string[] = [];
      const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) });
      await bakery.startReplica({ log });
      await until(bakery.isQuiet);
      expect(bakery.post.shown(vera.chatId)).toEqual(['en 1 new', 'en 2 new']);
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        { level: 30, people: 1, msg: 'News waited for the program and are told now.' },
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'of an event whose job was lost are told all the same',
    async () => {
      const vera = await bakery.person('Vera');
      await bakery.hears(vera, 1, 'said');
      await bakery.becomes(1, 'new');
      await bakery.sql(`update outbox set state = 'queued', queued_at = now() - interval '1 min' where id > $1`, [0]);
      await bakery.startReplica();
      await until(bakery.isQuiet);
      expect(bakery.post.shown(vera.chatId)).toEqual(['en 1 new']);
    },
    PATIENCE_MS,
  );

  it(
    'leave a single card when its sender died between sending and remembering',
    async () => {
      const vera = await bakery.person('Vera');
      await bakery.hears(vera, 7, 'order');
      const program = fileURLToPath(new URL('sender-that-dies.ts', import.meta.url));
      const args = [program, bakery.database.url, ...(redis ? [redis.url] : [])];
      const sender = spawn(process.execPath, args, { stdio: 'inherit' });
      await bakery.becomes(7, 'placed');
      const [, signal] = await once(sender, 'exit');
      expect(signal).toBe('SIGKILL');
      await bakery.startReplica();
      await bakery.becomes(7, 'baking');
      await until(bakery.isQuiet);
      await bakery.becomes(7, 'ready');
      await until(bakery.isQuiet);
      expect(bakery.post.shown(vera.chatId)).toEqual(['en 7 ready']);
      expect(await bakery.sql('select code from card where subject_id = $1', [7])).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  (backend === 'Redis' ? it : it.skip)(
    'wait in the outbox while Redis is stopped, and come in order and once when it is back',
    async () => {
      const vera = await bakery.person('Vera');
      const orders = [1, 2, 3, 4, 5, 6];
      for (const order of orders) await bakery.hears(vera, order, 'said');
      await bakery.startReplica();
      for (const order of orders.slice(0, 2)) await bakery.becomes(order, 'new');
      await until(bakery.isQuiet);
      await redis!.stop();
      for (const order of orders.slice(2, 4)) await bakery.becomes(order, 'new');
      await sleep(OUTAGE_MS);
      await redis!.start();
      for (const order of orders.slice(4)) await bakery.becomes(order, 'new');
      await until(bakery.isQuiet);
      expect(bakery.post.shown(vera.chatId)).toEqual(orders.map((order) => `en ${order} new`));
    },
    PATIENCE_MS,
  );
});
