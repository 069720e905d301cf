import { once } from 'node:events';
import { createRedisBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { BaseLogger } from 'pino';
import type { Backend } from './backend.ts';
import { waitFor } from './wait-for.ts';
import { within } from './within.ts';

const CONNECT_MS = 5_000;
const PING_MS = 2_000;

/** The queues in Redis, or in whatever speaks its protocol. */
export async function openRedis(redisUrl: string, prefix: string, log: BaseLogger): Promise<Backend> {
  const what = `Redis at ${new URL(redisUrl).host}`;
  const adding = connect(redisUrl, what, log, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 1,
  });
  const ping = async () => void (await within(PING_MS, `PING of ${what}`, adding.ping()));
  try {
    await waitFor(what, () => connected(adding).then(ping), log);
  } catch (error) {
    adding.disconnect();
    throw error;
  }
  await warnOfEviction(adding, what, log);
  const working = connect(redisUrl, what, log, { maxRetriesPerRequest: null });
  return {
    factory: createRedisBackend,
    connections: { adding, working },
    prefix,
    ping,
    async close() {
      adding.disconnect();
      working.disconnect();
    },
  };
}

/** Says once that it is away and once that it is back, however often it was tried in between. */
function connect(url: string, what: string, log: BaseLogger, options: RedisOptions): Redis {
  const redis = new Redis(url, {
    ...options,
    connectTimeout: CONNECT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  });
  let wasReady = false;
  let away = false;
  redis.on('error', () => {});
  redis.on('close', () => {
    if (wasReady && !away && redis.status !== 'end') log.warn(`${what} is away.`);
    away = true;
  });
  redis.on('ready', () => {
    if (wasReady && away) log.info(`${what} is back.`);
    wasReady = true;
    away = false;
  });
  return redis;
}

/** @throws what keeps it from connecting, such as ECONNREFUSED. */
async function connected(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') await within(CONNECT_MS, 'Connecting', once(redis, 'ready'));
}

async function warnOfEviction(redis: Redis, what: string, log: BaseLogger): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy && policy !== 'noeviction') {
    log.warn(`${what} has maxmemory-policy ${policy}: it may throw jobs away when full. Set it to noeviction.`);
  }
}
