import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseLogger } from 'pino';

/**
 * Does a chore at once, and then again and again, never twice at the same time. One that fails has its next turn; it
 * is logged when it begins to fail.
 * @returns how to stop: waits for the chore under way.
 */
export function every(
  milliseconds: number,
  name: string,
  chore: () => Promise<unknown>,
  log: Pick<BaseLogger, 'warn'>,
): () => Promise<void> {
  const stopping = new AbortController();
  const running = (async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await chore();
        failures = 0;
      } catch (error) {
        if (failures++ === 0) log.warn(`${name}: ${(error as Error).message}`);
      }
      await sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return async () => {
    stopping.abort();
    await running;
  };
}
