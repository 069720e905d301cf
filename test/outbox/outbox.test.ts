import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { outboxDepth } from '../../src/outbox/depth.ts';
import { startRelay } from '../../src/outbox/relay.ts';
import { pruneEvents, sweepEvents } from '../../src/outbox/sweep.ts';
import { openQueues } from '../../src/queues/open-queues.ts';
import type { Queues } from '../../src/queues/queue.ts';
import { backends, redisFor, silent } from '../queues/backends.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';
import type { PrivateRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

const times = { everyMs: 5_000, lostMs: 15_000 };

describe.each(backends)('The outbox, with the queues in %s', (backend) => {
  let redis: PrivateRedis | undefined;
  let database: FreshDatabase;
  let orm: MikroORM;
  let sql: Sql;
  let queues: Queues;
  beforeAll(async () => {
    redis = await redisFor(backend);
  });
  afterAll(() => redis?.remove());
  beforeEach(async () => {
    database = await freshDatabase();
    orm = await openOrm({ url: database.url });
    sql = await sqlOf(orm);
    const prefix = new URL(database.url).pathname.slice(1);
    queues = await openQueues({ databaseUrl: database.url, redisUrl: redis?.url, prefix, log: silent });
  });
  afterEach(async () => {
    await queues.close();
    await orm.close(true);
    await database.drop();
  });

  const write = (count: number) =>
    sql(`insert into outbox (type, payload) select 'order.placed', '{}' from generate_series(1, $1)`, [count]);
  const relay = () => startRelay({ sql, queue: queues.queue('events'), log: silent });

  it('sends every event on its way once, in the order they were written', async () => {
    const arrived: number[] = [];
    queues.work('events', async (job) => void arrived.push((job as { eventId: number }).eventId), { concurrency: 1 });
    await write(450);
    const only = relay();
    await until(() => arrived.length === 450);
    await write(1);
    only.wake();
    await until(() => arrived.length === 451);
    await only.stop();
    expect(arrived).toEqual([...arrived].sort((a, b) => a - b));
    expect(new Set(arrived).size).toBe(451);
    expect(await outboxDepth(sql)).toEqual({ pending: 0, queued: 451, dead: 0 });
  });

  it('shares the work between relays', async () => {
    const arrived: number[] = [];
    queues.work('events', async (job) => void arrived.push((job as { eventId: number }).eventId), { concurrency: 4 });
    const relays = [relay(), relay(), relay()];
    for (let i = 0; i < 20; i++) {
      await write(10);
      relays[i % 3]!.wake();
    }
    await until(() => arrived.length === 200);
    await Promise.all(relays.map((one) => one.stop()));
    expect(new Set(arrived).size).toBe(200);
  });

  it('queues again what was lost, and gives up an event that has killed five workers', async () => {
    await write(3);
    await sql(`update outbox set state = 'queued', queued_at = now() - interval '1 minute' where id <> $1`, [0]);
    await sql('update outbox set tries = 5 where id = (select max(id) from outbox where id > $1)', [0]);
    await sql('update outbox set queued_at = now() where id = (select min(id) from outbox where id > $1)', [0]);
    await sweepEvents(sql, queues.queue('events'), silent, times);
    expect(await sql('select state, reason from outbox where id > $1 order by id', [0])).toEqual([
      { state: 'queued', reason: null },
      { state: 'pending', reason: null },
      { state: 'dead', reason: 'its worker never finished' },
    ]);
  });

  it('forgets told events after two days and dead ones after a month', async () => {
    await write(5);
    const age = (place: number, set: string) =>
      sql(`update outbox set ${set} where id = (select id from outbox order by id offset $1 limit 1)`, [place]);
    await age(0, `state = 'told', told_at = now() - interval '49 hours'`);
    await age(1, `state = 'told', told_at = now() - interval '47 hours'`);
    await age(2, `state = 'dead', created_at = now() - interval '31 days'`);
    await age(3, `state = 'dead', created_at = now() - interval '29 days'`);
    await pruneEvents(sql);
    expect(await sql('select state from outbox where id > $1 order by id', [0])).toEqual([
      { state: 'told' },
      { state: 'dead' },
      { state: 'pending' },
    ]);
  });
});
