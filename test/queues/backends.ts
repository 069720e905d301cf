import type { BaseLogger } from 'pino';
import { hasRedis, type PrivateRedis, privateRedis } from '../support/redis.ts';

/** For `describe.each`: the two places where queues can live. Without a Redis on this machine only one. */
export const backends = hasRedis ? (['PostgreSQL', 'Redis'] as const) : (['PostgreSQL'] as const);

/** @returns undefined for the queues in PostgreSQL. */
export async function redisFor(backend: (typeof backends)[number]): Promise<PrivateRedis | undefined> {
  return backend === 'Redis' ? ((await privateRedis()) ?? undefined) : undefined;
}

const say = () => {};

export const silent: BaseLogger = {
  level: 'silent',
  fatal: say,
  error: say,
  warn: say,
  info: say,
  debug: say,
  trace: say,
  silent: say,
  msgPrefix: undefined,
};
